/* The indexes that pagefind made of the pages of each language; `search.js` brings this when the first is wanted. */
const EXCERPT = 30;
const RANKING = { metaWeights: { title: 5, names: 60, series: 20 } };
const loaded = new Map();

/** Parts the words of a text where another language than that of the page writes them without spaces. */
const parted = (text, language, own) =>
  language === own || !("Segmenter" in Intl)
    ? text
    : [...new Intl.Segmenter(language, { granularity: "word" }).segment(text)]
        .map(({ segment }) => segment)
        .join(/^(zh|ja|th)/.test(language) && !text.includes('"') ? " " : "");

const load = async (part, folder, own) => {
  const { options, init, search, filters } = await import(`${folder}pagefind.js`);
  await options({ noWorker: true, excerptLength: EXCERPT, basePath: new URL(folder).pathname, ranking: RANKING });
  await init();
  const ask = (query, wanted) =>
    search(query ? parted(query.replace(/[„“”«»]/g, '"'), part.dataset.language, own) : null, wanted);
  return { part, ask, filters };
};

/**
 * Brings the index of a language, once; one that cannot be had is asked for again the next time.
 *
 * `part` is where its results stand, `own` the language of the page. What it is asked with is a text, or nothing for all.
 */
export const engine = (part, own) => {
  const folder = new URL(part.dataset.searchPart, location.href).href;
  if (!loaded.has(folder)) {
    loaded.set(folder, load(part, folder, own));
    loaded.get(folder).catch(() => loaded.delete(folder));
  }
  return loaded.get(folder);
};
