/*
 * Shows a record beside the same record in another language, fetched from its page; `site/beside.js` offers it.
 */
const CONTAINERS = "section, ol, ul, dl, .prose, .claims, .claims__field";
const undo = [];
let wanted;

/** The styles of what is laid out here. */
const styles = new Promise((done) => {
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = new URL("beside.css", import.meta.url);
  sheet.onload = sheet.onerror = done;
  document.head.append(sheet);
});

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

/** Shows the page of a link beside this one, without a link this one alone; gives whether another page is shown. */
export const show = async (link) => {
  wanted = link;
  for (const step of undo.splice(0)) {
    step();
  }
  if (!link) {
    return false;
  }
  const [response] = await Promise.all([fetch(link.href), styles]);
  const page = new DOMParser().parseFromString(response.ok ? await response.text() : "", "text/html");
  if (wanted !== link) {
    return false;
  }
  const summary = document.querySelector(".headword__summary");
  summary?.after(brought(page.querySelector(".headword__summary"), link));
  // How to cite holds for the page that is read, and scripts put the day and its address there: it stands once.
  for (const part of document.querySelectorAll(".spread__main > .section:not([aria-labelledby='cite'])")) {
    const heading = page.getElementById(part.getAttribute("aria-labelledby"));
    if (heading) {
      pair(part, heading.parentElement, link);
    }
  }
  return true;
};
