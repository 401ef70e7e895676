/* Reloads the page after a build and lists what stopped one. Only `partnerbase serve` inserts it; no published page has it. */
(() => {
  "use strict";

  const page = document.currentScript.dataset;
  let source = null;
  let panel = null;
  let dismissed = "";

  function make(tag, name, text = "") {
    const element = document.createElement(tag);
    element.className = `partnerbase-live${name}`;
    element.textContent = text;
    return element;
  }

  function item(problem) {
    const element = make("li", "__problem");
    element.append(make("p", "__place", problem.place), make("p", "__text", problem.text));
    if (problem.source) {
      element.append(make("pre", "__source", problem.source));
    }
    return element;
  }

  function style() {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = "/_partnerbase/live.css";
    document.head.append(link);
    style = () => {};
  }

  function hide() {
    panel?.remove();
    panel = null;
  }

  function dismiss(state) {
    dismissed = state;
    hide();
  }

  function show(news) {
    hide();
    if (!news.problems.length || dismissed === news.state) {
      return;
    }
    style();
    panel = make("section", "");
    panel.lang = "en";
    panel.setAttribute("role", "alert");
    document.body.append(panel); // empty at first: a live region is read out when it is filled
    const list = make("ol", "__list");
    list.append(...news.problems.map(item));
    list.tabIndex = 0;
    list.setAttribute("aria-label", "Problems");
    const close = make("button", "__close", "Close");
    close.type = "button";
    close.addEventListener("click", () => dismiss(news.state));
    panel.append(
      close,
      make("p", "__title", news.title),
      make("p", "__note", "The page below is the last good build."),
      list,
    );
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        dismiss(news.state);
      }
    });
  }

  function hear(event) {
    const news = JSON.parse(event.data);
    const waiting = page.state !== undefined;
    if (waiting ? news.state !== page.state : news.build !== page.build) {
      disconnect();
      location.reload();
    } else if (!waiting) {
      show(news);
    }
  }

  function connect() {
    if (!source && document.visibilityState === "visible") {
      source = new EventSource("/_partnerbase/events");
      source.addEventListener("message", hear);
    }
  }

  function disconnect() {
    source?.close();
    source = null;
  }

  // A browser keeps six connections to a server at most: pages that nobody looks at give theirs back.
  document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? connect() : disconnect()));
  window.addEventListener("pagehide", disconnect);
  window.addEventListener("pageshow", connect);
  connect();
})();
