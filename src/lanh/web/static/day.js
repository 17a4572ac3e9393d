// A calendar beside each day that is typed (parts/forms.py, DayInput). Without this
// file the day is typed, as 23/11/2026, and everything else is the same.
"use strict";

(() => {
  const OFFICE = /^\s*(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})\s*$/;

  const toBrowser = (typed) => {
    const [, day, month, year] = OFFICE.exec(typed) || [];
    return year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : "";
  };

  const calendarFor = (field) => {
    const calendar = document.createElement("input");
    calendar.type = "date";
    calendar.tabIndex = -1;
    calendar.setAttribute("aria-hidden", "true");
    // Its own events stay inside: a list would else be asked for twice.
    calendar.addEventListener("input", (event) => event.stopPropagation());
    calendar.addEventListener("change", (event) => {
      event.stopPropagation();
      field.value = calendar.value.split("-").reverse().join("/");
      field.dispatchEvent(new Event("change", { bubbles: true }));
      field.focus();
    });
    return calendar;
  };

  const dress = (field) => {
    const box = document.createElement("span");
    const button = document.createElement("button");
    const icon = document.createElement("span");
    const calendar = calendarFor(field);
    box.className = "dayin";
    button.type = "button";
    button.setAttribute("aria-label", field.dataset.day);
    icon.className = "i i-today";
    button.append(icon);
    button.addEventListener("click", () => {
      calendar.value = toBrowser(field.value);
      calendar.showPicker();
    });
    field.removeAttribute("data-day");
    field.replaceWith(box);
    box.append(field, calendar, button);
  };

  const dressAll = (within) => within.querySelectorAll("input[data-day]").forEach(dress);

  if (!("showPicker" in HTMLInputElement.prototype)) return;
  dressAll(document);
  document.addEventListener("htmx:load", (event) => dressAll(event.detail.elt));
})();
