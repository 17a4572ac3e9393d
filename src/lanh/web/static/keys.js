// Keys, for those who would rather not reach for the mouse (shell/keys.html lists them).
// None of them is needed: each does what a link, a box or a button of the page does.
"use strict";

(() => {
  const help = document.querySelector("#keys");
  const ROWS = "[data-rows] tbody tr, .work > li";
  const LINK = "th a, .what a, td a";

  const visible = (element) => element.checkVisibility();
  const types = (element) =>
    element.matches("input:not([type=checkbox], [type=radio]), textarea, select") ||
    element.isContentEditable;

  const toSearch = () => {
    const fields = [...document.querySelectorAll("main input[type=search], input[type=search]")];
    const field = fields.find((one) => visible(one) && one.closest("main")) || fields.find(visible);
    if (!field) return false;
    field.focus();
    field.select();
    return true;
  };

  const rows = () => [...document.querySelectorAll(ROWS)].filter(visible);
  const here = () => document.activeElement.closest(ROWS);

  const step = (by) => {
    const all = rows();
    const at = all.indexOf(here());
    const row = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
    const link = row && row.querySelector(LINK);
    if (!link) return false;
    link.focus();
    row.scrollIntoView({ block: "nearest" });
    return true;
  };

  const pick = () => {
    const box = here() && here().querySelector('input[name="pick"]');
    if (!box) return false;
    box.click();
    return true;
  };

  const page = (rel) => {
    const link = document.querySelector(`.pager a[rel=${rel}]`);
    if (link) link.click();
    return Boolean(link);
  };

  const show = () => {
    if (help.open) help.close();
    else help.showModal();
    return true;
  };

  const press = () => {
    const form = document.activeElement.closest("form");
    const button = form && form.querySelector(".btn-go:not(:disabled)");
    if (button) button.click();
    return Boolean(button);
  };

  const KEYS = {
    "/": toSearch,
    "?": show,
    j: () => step(1),
    k: () => step(-1),
    x: pick,
    n: () => page("next"),
    p: () => page("prev"),
  };

  // A list that is asked for again while one stands in it keeps one's place.
  let stood = -1;
  document.addEventListener("htmx:beforeSwap", () => { stood = rows().indexOf(here()); });
  document.addEventListener("htmx:afterSwap", () => {
    const row = stood < 0 ? null : rows()[stood];
    const link = row && row.querySelector(LINK);
    if (link) link.focus();
    stood = -1;
  });

  if (!help) return;
  document.querySelectorAll("[data-keys]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", show);
  });
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key === "Enter" && press()) event.preventDefault();
      return;
    }
    const at = document.activeElement;
    // A browser would empty the field; here one only leaves it, for the rows found.
    if (event.key === "Escape" && types(at) && at.type === "search") {
      event.preventDefault();
      at.blur();
    }
    if (types(at) || (help.open && event.key !== "?")) return;
    const arrow = here() && { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const act = arrow ? () => step(arrow) : KEYS[event.key];
    if (act && act()) event.preventDefault();
  });
})();
