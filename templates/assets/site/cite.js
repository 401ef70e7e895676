/*
 * Cites a fact. A record's page says how it is cited; where the address names a fact that has a link "cite",
 *
 *   [data-cite-fact]      shows the fact, as a link to it
 *   [data-cite-sources]   lists the sources of its marks; their entries come before that of the page, when the entries
 *                         are opened: `originals.js`, which is fetched then, brings them
 *   [data-cite-failed]    tells that they cannot be had
 *   [data-cite]           is the address of the page as the citations have it: the fact's takes its place
 *   [data-key]            is the key of the page in entries for reference managers: a fact's has its name behind it
 *   [data-day]            becomes the day of reading, in the form of the locale that it names
 *   [data-copy]           copies the citation before it, [data-save] saves it as a file of that name
 */
"use strict";

(() => {
  const root = document.querySelector("[data-cite]");
  if (!root) {
    return;
  }
  const part = (name) => root.querySelector(`[data-cite-${name}]`);
  const fact = part("fact");
  const sources = part("sources");
  const entries = root.querySelector("details");
  const { cite: given, key } = root.dataset;
  const picks = [...document.querySelectorAll(".cite__pick")];
  for (const day of root.querySelectorAll("[data-day]")) {
    const locale = day.dataset.day;
    day.textContent = new Date().toLocaleDateString(locale, { dateStyle: /sv|ja/.test(locale) ? "short" : "long" });
  }
  const addressed = [...root.querySelectorAll("[data-address], code")].map((each) => [each, each.textContent]);

  const textOf = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(".cite, .badge, .cite__pick, .facts__differs, [class$=note], [class$=kind]").forEach((each) => each.remove());
    copy.querySelectorAll("span[class]").forEach((each) => each.append(" "));
    return copy.textContent.replace(/\s+/g, " ").trim();
  };

  const show = async () => {
    const pick = picks.find((link) => link.hash === location.hash);
    const element = pick && document.querySelector(pick.hash);
    const hash = pick?.hash ?? "";
    const page = given.includes("://") || location.protocol === "file:" ? given : location.href.split("#")[0];
    const own = addressed.map(([each, text]) => {
      each.textContent = text.replaceAll(key, key + hash.replace("#", "-")).replaceAll(given, page + hash);
      return [each, each.textContent];
    });
    fact.hidden = !pick;
    if (pick) {
      const moment = element.closest("tbody")?.querySelectorAll("[scope=rowgroup]") ?? [];
      const parts = new Set([...moment, ...element.children]);
      const link = document.createElement("a");
      link.href = pick.hash;
      link.textContent = [...parts].map(textOf).filter(Boolean).join(" · ");
      fact.replaceChildren(link);
    }
    const marks = [...(element?.querySelectorAll(".cite__mark") ?? [])];
    const items = marks.map((mark) => {
      const item = document.createElement("li");
      item.append(...document.querySelector(`${mark.hash} .source__title`).cloneNode(true).childNodes);
      item.querySelector("a").hash = "cite";
      return item;
    });
    sources?.replaceChildren(...items);
    sources?.parentElement.toggleAttribute("hidden", !items.length);
    if (items.length && entries.open) {
      part("failed").hidden = await import("./originals.js").then(({ bring }) => bring(items, own, hash)).catch(() => false);
    }
  };

  for (const pick of picks) {
    pick.addEventListener("click", (event) => {
      event.preventDefault();
      history.pushState(null, "", pick.hash);
      show();
      fact.firstChild.focus();
      root.scrollIntoView();
    });
  }
  root.addEventListener("click", ({ target }) => {
    const text = target.closest("p")?.previousElementSibling;
    if (target.matches("[data-copy]")) {
      getSelection().selectAllChildren(text);
      navigator.clipboard?.writeText(String(getSelection())).then(() => {
        part("done").textContent = part("done").dataset.citeDone;
      });
    } else if (target.matches("[data-save]")) {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text.textContent]));
      link.download = target.dataset.save;
      link.click();
    }
  });
  entries.addEventListener("toggle", show);
  root.querySelectorAll("[data-scripted]").forEach((each) => each.removeAttribute("hidden"));
  addEventListener("popstate", show);
  show();
})();
