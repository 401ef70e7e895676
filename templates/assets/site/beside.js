/* Offers to read a record beside itself in another language: `#beside=de`. What does it is fetched on first use. */
"use strict";

(() => {
  const bar = document.querySelector("[data-beside]");
  if (!bar || location.protocol === "file:") {
    return;
  }
  const status = bar.querySelector("[role=status]");
  const views = [];
  let shown;

  const tell = (view, text) => {
    for (const { button } of views) {
      button.ariaPressed = String(button === view?.button);
    }
    status.textContent = text;
  };

  /** Follows the address; another place on the page changes nothing. */
  const follow = async () => {
    const view = views.find(({ hash }) => location.hash === hash);
    if (view || (shown && !location.hash)) {
      shown = view;
      tell(undefined, "");
      try {
        const { show } = await import("./beside.js");
        if (await show(view?.link)) {
          tell(view, bar.dataset.shown.replace("{language}", view.link.textContent));
        }
      } catch {
        tell(undefined, bar.dataset.failed);
      }
    }
  };

  for (const link of document.querySelectorAll("a[data-language]:not([aria-current])")) {
    const hash = `#beside=${link.dataset.language}`;
    const button = document.createElement("button");
    button.textContent = link.textContent;
    button.lang = link.lang;
    button.onclick = () => {
      history.pushState(null, "", location.hash === hash ? location.pathname : hash);
      follow();
    };
    views.push({ hash, link, button });
    status.before(button);
  }
  tell(undefined, "");
  addEventListener("popstate", follow);
  follow();
})();
