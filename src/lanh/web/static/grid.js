// The grid of a report: arrows and Enter go from cell to cell, Escape puts back what stood
// in one, and a column copied from a spreadsheet fills the cells from here down. Without
// this file the cells are fields like any other.
"use strict";

(() => {
  const grid = document.querySelector("table.grid");
  if (!grid) return;
  const CELLS = "td input:not([type=checkbox])";

  const cells = () => [...grid.querySelectorAll(CELLS)].filter((one) => !one.disabled);
  const column = (cell) => cell.closest("td").cellIndex;

  const goTo = (cell) => {
    if (!cell) return false;
    cell.focus();
    cell.select();
    cell.scrollIntoView({ block: "nearest" });
    return true;
  };

  const below = (cell, by) => {
    const same = cells().filter((one) => column(one) === column(cell));
    return same[same.indexOf(cell) + by];
  };

  const beside = (cell, by) => {
    const row = [...cell.closest("tr").querySelectorAll(CELLS)];
    return row[row.indexOf(cell) + by];
  };

  const change = (cell, value) => {
    if (cell.value === value) return;
    cell.value = value;
    cell.dispatchEvent(new Event("input", { bubbles: true }));
    cell.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const back = (cell) => {
    change(cell, cell.dataset.stood || "");
    cell.select();
    return true;
  };

  const act = (event, cell) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const start = cell.selectionStart === 0;
    const end = cell.selectionEnd === cell.value.length;
    switch (event.key) {
      case "ArrowDown": return goTo(below(cell, 1));
      case "ArrowUp": return goTo(below(cell, -1));
      // At the last cell too: else it would press the first button of the form.
      case "Enter": return goTo(below(cell, event.shiftKey ? -1 : 1)) || true;
      case "ArrowLeft": return start && goTo(beside(cell, -1));
      case "ArrowRight": return end && goTo(beside(cell, 1));
      case "Escape": return back(cell);
      default: return false;
    }
  };

  grid.addEventListener("focusin", (event) => {
    if (!event.target.matches(CELLS)) return;
    event.target.dataset.stood = event.target.value;
    // What is typed takes the place of what stood there, after a click too.
    requestAnimationFrame(() => { if (document.activeElement === event.target) event.target.select(); });
  });
  grid.addEventListener("keydown", (event) => {
    if (event.isComposing || !event.target.matches(CELLS)) return;
    if (act(event, event.target)) event.preventDefault();
  });
  grid.addEventListener("paste", (event) => {
    const lines = event.clipboardData.getData("text").replace(/\r?\n$/, "").split(/\r?\n/);
    if (!event.target.matches(CELLS) || lines.length < 2) return;
    event.preventDefault();
    let cell = event.target;
    lines.forEach((line) => {
      if (!cell) return;
      change(cell, line.split("\t")[0].trim());
      cell = below(cell, 1);
    });
  });
})();
