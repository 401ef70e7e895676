/* Shows a record beside the same record in another language, fetched from its page: `#beside=de`. */
"use strict";

(() => {
  const bar = document.querySelector("[data-beside]");
  if (!bar || location.protocol === "file:") {
    return;
  }
  const status = bar.querySelector("[role=status]");
  const links = [...document.querySelectorAll("a[data-language]:not([aria-current])")];
  const buttons = [];
  const CONTAINERS = "section, ol, ul, dl, .prose, .claims, .claims__field";
  const undo = [];
  let shown = null;

  const leave = () => {
    for (const step of undo.splice(0)) {
      step();
    }
    shown = null;
    status.textContent = "";
    for (const button of buttons) {
      button.ariaPressed = "false";
    }
  };

  /** Brings an element of the other page, without what works on its own page alone. */
  const brought = (element, link) => {
    element.lang = link.lang;
    element.classList.add("beside__other");
    for (const control of element.querySelectorAll("button, [hidden]")) {
      control.remove();
    }
    for (const part of [element, ...element.querySelectorAll("[id], [href]")]) {
      const address = part.getAttribute("href");
      part.removeAttribute("id");
      if (address && !address.startsWith("#")) {
        part.setAttribute("href", new URL(address, link.href));
      }
    }
    undo.push(() => element.remove());
    return element;
  };

  const target = (element) => element.querySelector("a:not([href^='#'])")?.getAttribute("href");

  /** Lays what two parts hold side by side, as far down as both are made of the same pieces. */
  const pair = (part, same, link) => {
    const theirs = [...same.children];
    part.classList.add("beside");
    undo.push(() => part.classList.remove("beside"));
    for (const [index, one] of [...part.children].entries()) {
      const there = one.matches("li") && target(one) && theirs.find((piece) => target(one) === target(piece));
      const other = there || theirs[index];
      if (!other || one.textContent === other.textContent) {
        continue;
      }
      if (one.matches("h2, h3")) {
        const title = document.createElement("span");
        title.textContent = other.firstChild.textContent;
        one.append(brought(title, link));
      } else if (one.matches(CONTAINERS) && one.childElementCount === other.childElementCount) {
        pair(one, other, link);
      } else {
        one.after(brought(other, link));
      }
    }
  };

  const enter = async (link, button) => {
    leave();
    shown = link;
    try {
      const response = await fetch(link.href);
      const page = new DOMParser().parseFromString(response.ok ? await response.text() : "", "text/html");
      if (shown !== link) {
        return;
      }
      const summary = document.querySelector(".headword__summary");
      summary?.after(brought(page.querySelector(".headword__summary"), link));
      for (const part of document.querySelectorAll(".spread__main > .section")) {
        const heading = page.getElementById(part.getAttribute("aria-labelledby"));
        if (heading) {
          pair(part, heading.parentElement, link);
        }
      }
      button.ariaPressed = "true";
      status.textContent = bar.dataset.shown.replace("{language}", link.textContent);
    } catch {
      leave();
      status.textContent = bar.dataset.failed;
    }
  };

  /** Follows the address; another place on the page changes nothing. */
  const follow = () => {
    const index = links.findIndex((link) => location.hash === `#beside=${link.dataset.language}`);
    if (index >= 0) {
      enter(links[index], buttons[index]);
    } else if (!location.hash) {
      leave();
    }
  };

  for (const link of links) {
    const button = document.createElement("button");
    button.textContent = link.textContent;
    button.lang = link.lang;
    button.onclick = () => {
      history.pushState(null, "", shown === link ? location.pathname : `#beside=${link.dataset.language}`);
      follow();
    };
    buttons.push(button);
    status.before(button);
  }
  bar.hidden = false;
  leave();
  addEventListener("popstate", follow);
  follow();
})();
