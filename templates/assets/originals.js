/*
 * Puts the entries of the sources of a fact before those of its page, in each form; `site/cite.js` asks for it. They are
 * brought from the pages of the sources.
 */
const pages = new Map();

/** Gives the entries of a source, a text for each form. */
const entriesOf = ({ href }) => {
  if (!pages.has(href)) {
    const read = async () => {
      const response = await fetch(href);
      const page = new DOMParser().parseFromString(response.ok ? await response.text() : "", "text/html");
      return [...page.querySelector("[data-cite]").querySelectorAll("code")].map((entry) => entry.textContent);
    };
    pages.set(href, read());
    pages.get(href).catch(() => pages.delete(href));
  }
  return pages.get(href);
};

/** Joins the entries of a form: those of CSL-JSON are lists, others stand below each other. */
const joined = (texts) =>
  texts[0].startsWith("[") ? `[${texts.map((text) => text.trim().slice(1, -1)).join(", ")}]\n` : texts.join("\n");

/**
 * Brings the entries of the sources that items link to, unless the reader has left the fact meanwhile. `own` are the
 * elements that are addressed, with their texts; entries are among them. Gives true, or fails where a page cannot be had.
 */
export const bring = async (items, own, hash) => {
  const originals = await Promise.all(items.map((item) => entriesOf(item.querySelector("a"))));
  const entries = own.filter(([element]) => element.matches("code"));
  for (const [at, [element, text]] of location.hash === hash ? entries.entries() : []) {
    element.textContent = joined([...originals.map((texts) => texts[at]), text]);
  }
  return true;
};
