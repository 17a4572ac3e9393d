// Rows that are chosen for an act on many (parts/bulk.html). Without this file the boxes
// and buttons of the form do the same; here they are counted, and all of a page at once.
"use strict";

(() => {
  const boxes = (form) => [...form.querySelectorAll('input[name="pick"]')];

  const count = (form) => {
    const bar = form.querySelector("[data-bulk]");
    const every = form.querySelector('input[name="every"]');
    const all = form.querySelector("[data-all]");
    const chosen = boxes(form).filter((box) => box.checked).length;
    const any = chosen > 0 || (every && every.checked);
    const told = bar.querySelector(any ? "[data-some]" : "[data-idle]").innerHTML;
    bar.querySelector("[data-count]").textContent = told.replace(
      "{n}", every && every.checked ? every.dataset.number : chosen,
    );
    bar.classList.toggle("is-idle", !any);
    bar.querySelectorAll("button").forEach((button) => { button.disabled = !any; });
    bar.querySelector("[data-none]").hidden = !any;
    all.checked = chosen > 0 && chosen === boxes(form).length;
    all.indeterminate = chosen > 0 && !all.checked;
  };

  const dress = (form) => {
    if (form.querySelector("[data-all]")) return;
    const head = form.querySelector("th.pick");
    const all = document.createElement("input");
    all.type = "checkbox";
    all.className = "box";
    all.dataset.all = "";
    all.setAttribute("aria-label", head.textContent);
    head.replaceChildren(all);
    all.addEventListener("change", () => {
      boxes(form).forEach((box) => { box.checked = all.checked; });
    });
    form.addEventListener("change", () => count(form));
    form.addEventListener("reset", () => setTimeout(() => count(form)));
    count(form);
  };

  const dressAll = (within) => within.querySelectorAll("form.many").forEach(dress);

  dressAll(document);
  document.addEventListener("htmx:load", (event) => dressAll(event.detail.elt));
  // Going back, a browser ticks boxes again without a word.
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form.many").forEach(count);
  });
})();
