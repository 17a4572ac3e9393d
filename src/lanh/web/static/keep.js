// What is typed into a form that is marked safe (OfficeForm.may_be_kept: nobody's data) is
// kept on this device until it has arrived, and offered again when the same person opens
// the same form: after the network failed, or the log-in ended in between.
"use strict";

(() => {
  const DAYS = 7;
  const form = document.querySelector("form[data-keep]");
  const away = document.querySelector("#away");
  const who = document.body.dataset.who;
  const NAME = (path) => `lanh.kept:${who}:${path}`;
  const SKIPPED = new Set(["csrfmiddlewaretoken", "version", "then", "element", "kept-here"]);

  const read = (name) => {
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch {
      return null;
    }
  };
  const write = (name, kept) => {
    try {
      localStorage.setItem(name, JSON.stringify(kept));
    } catch {
      // A full or a forbidden store: then nothing is kept, as without this file.
    }
  };
  const drop = (name) => localStorage.removeItem(name);

  const fields = () => [...form.elements].filter(
    (one) => one.name && !SKIPPED.has(one.name) && !["file", "password", "submit", "button"].includes(one.type),
  );
  const typed = () => {
    const said = {};
    fields().forEach((one) => {
      if (["checkbox", "radio"].includes(one.type)) {
        said[one.name] ||= [];
        if (one.checked) said[one.name].push(one.value);
      } else if (one.multiple) {
        said[one.name] = [...one.selectedOptions].map((option) => option.value);
      } else {
        said[one.name] = [one.value];
      }
    });
    return said;
  };
  const same = (a, b) => JSON.stringify(a || []) === JSON.stringify(b || []);
  const changed = (from, to) => Object.fromEntries(
    Object.entries(to).filter(([name, values]) => !same(from[name], values)),
  );

  const put = (said) => {
    fields().forEach((one) => {
      const values = said[one.name];
      if (!values) return;
      if (["checkbox", "radio"].includes(one.type)) one.checked = values.includes(one.value);
      else if (one.multiple) [...one.options].forEach((option) => { option.selected = values.includes(option.value); });
      else one.value = values[0];
    });
    // Once, for all of them: a draft on the server is saved once.
    form.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const swept = () => {
    const old = Date.now() - DAYS * 24 * 3600 * 1000;
    Object.keys(localStorage).filter((name) => name.startsWith("lanh.kept:")).forEach((name) => {
      const kept = read(name);
      if (!kept || kept.at < old) drop(name);
    });
  };

  // What was sent and led on to another page of ours has arrived.
  const arrived = () => {
    if (!document.referrer) return;
    const from = new URL(document.referrer);
    const kept = from.origin === location.origin && read(NAME(from.pathname));
    if (kept && kept.sent && from.pathname !== location.pathname) drop(NAME(from.pathname));
  };

  const offer = (name, kept, started) => {
    const box = document.querySelector("#kept").content.firstElementChild.cloneNode(true);
    const at = new Date(kept.at);
    const told = box.querySelector("[data-at]");
    told.dateTime = at.toISOString();
    told.textContent = at.toLocaleString("vi-VN", { dateStyle: "short", timeStyle: "short" });
    box.querySelector("[data-put]").addEventListener("click", () => {
      put(kept.said);
      box.remove();
      const first = fields().find((one) => kept.said[one.name]);
      if (first) first.focus();
    });
    box.querySelector("[data-drop]").addEventListener("click", () => {
      drop(name);
      box.remove();
    });
    form.before(box);
    form.addEventListener("input", () => { if (!same(typed(), started)) box.remove(); }, { once: true });
  };

  if (!who) return;
  swept();
  arrived();
  if (!form) return;

  const name = NAME(location.pathname);
  // As the server shows it: a form that comes back with what was typed has lost nothing.
  const started = typed();
  const bare = form.querySelector("#errors") ? {} : started;
  const kept = read(name);
  if (kept) {
    const missing = changed(started, kept.said);
    if (Object.keys(missing).length) {
      write(name, { ...kept, sent: false });
      offer(name, { ...kept, said: missing }, started);
    } else {
      drop(name);
    }
  }
  const keep = (sent) => {
    const said = changed(bare, typed());
    if (Object.keys(said).length) write(name, { at: Date.now(), sent, said });
    else if (!sent) drop(name);
  };
  let soon = 0;
  const later = () => {
    clearTimeout(soon);
    soon = setTimeout(() => keep(false), 300);
  };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", () => {
    clearTimeout(soon);
    keep(true);
    // Then a log-in that has ended needs no page that holds it all (guard/offering.py).
    if (form.elements["kept-here"]) return;
    const here = Object.assign(document.createElement("input"), { type: "hidden", name: "kept-here", value: "yes" });
    form.append(here);
  });
  window.addEventListener("pageshow", (event) => { if (event.persisted) keep(false); });
  // The draft of a report is on the server as soon as a save has come through.
  form.addEventListener("htmx:afterRequest", (event) => {
    const { successful, xhr } = event.detail;
    if (!successful || xhr.responseURL.includes(away.dataset.door)) return;
    clearTimeout(soon);
    Object.assign(bare, typed());
    drop(name);
  });
})();
