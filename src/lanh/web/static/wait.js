// While something is under way, and when nothing gets through: the pressed button says
// that it works and cannot be pressed twice, what htmx asks for again is marked busy, and
// a bar tells when the network or the log-in is gone. Without this file the browser tells.
"use strict";

(() => {
  const bar = document.querySelector("#away");

  const tell = (name) => {
    if (!bar) return;
    bar.querySelectorAll("[data-when]").forEach((said) => { said.hidden = said.dataset.when !== name; });
    bar.hidden = !name;
  };

  // A form that is sent twice is sent once; a file that is fetched leaves the page as it is.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method === "dialog" || form.hasAttribute("hx-get")) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    if (!navigator.onLine && form.method === "post") {
      event.preventDefault();
      tell("network");
      bar.scrollIntoView({ block: "nearest" });
      return;
    }
    form.dataset.sent = "yes";
    if (event.submitter) event.submitter.setAttribute("aria-busy", "true");
    // What answers with a file leaves this page where it is.
    setTimeout(ready, 20_000);
  });
  const ready = () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => { delete form.dataset.sent; });
    document.querySelectorAll("button[aria-busy]").forEach((one) => one.removeAttribute("aria-busy"));
  };
  window.addEventListener("pageshow", ready);

  const busy = (event, is) => {
    if (is) event.detail.target.setAttribute("aria-busy", "true");
    else event.detail.target.removeAttribute("aria-busy");
  };
  document.addEventListener("htmx:beforeRequest", (event) => busy(event, true));
  document.addEventListener("htmx:afterRequest", (event) => busy(event, false));

  // htmx follows the way to the log-in as it follows any: a page is no part of this one.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr } = event.detail;
    if (!xhr.responseURL.includes(bar ? bar.dataset.door : "/login/")) return;
    event.detail.shouldSwap = false;
    tell("session");
  });
  document.addEventListener("htmx:responseError", (event) => {
    tell(event.detail.xhr.status === 403 ? "session" : "server");
  });
  document.addEventListener("htmx:sendError", () => tell("network"));
  document.addEventListener("htmx:afterRequest", (event) => {
    const { successful, xhr } = event.detail;
    if (successful && bar && !xhr.responseURL.includes(bar.dataset.door)) tell("");
  });
  window.addEventListener("offline", () => tell("network"));
  window.addEventListener("online", () => tell(""));
  if (!navigator.onLine) tell("network");
})();
