/*
 * Finds records by any of their names, in whatever script and spelling they are typed. `partnerbaseNames.find` looks
 * into the index of a language, whose files are scripts, so that they can be read from disk; each tells what it holds
 * to `partnerbaseNames.take`. `partnerbase.shelves` tells how the index is divided, `partnerbase.folding` how names are
 * folded: what is typed is folded here in the same way.
 */
"use strict";

(() => {
  const LONGEST = 24;
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ" };
  const HAN = /^[\u3400-\u9fff]/;

  const decomposed = (text) =>
    text.normalize("NFKD").toLowerCase().replace(/\P{ASCII}/gu, (letter) => LETTERS[letter] ?? letter);

  const words = (text) =>
    text.replace(/\p{M}|['’ʼ`]/gu, "").split(/[^\p{L}\p{N}]+/u).filter(Boolean);

  const fold = (text) => words(decomposed(text)).join("");

  /** The words of a name in each of its spellings, as `partnerbase.folding` has them. */
  const spellings = (name) => {
    const text = decomposed(name);
    const found = [text, text.replace(/([aou])\u0308/g, "$1e"), text.replace(/([ln])u\u0308/g, "$1v")];
    const both = found.flatMap((each) => ["$&", "$1s", "$1z"].map((to) => each.replace(/(\w\w[^\Waeiou]i)[sz](?=ation|ing|e)/g, to)));
    return [...new Set(both)].map(words);
  };

  /** How well a name answers what is typed: 0 it is it, 1 begins with it, 2 has it further on; else 3. */
  const distance = (name, typed) =>
    Math.min(
      ...name.split("|").flatMap(spellings).map((found) => {
        const whole = found.join("");
        if (whole.startsWith(typed)) {
          return Number(whole !== typed);
        }
        const turned = found.map((_, at) => [...found.slice(at), ...found.slice(0, at)].join(""));
        return turned.some((text) => text.startsWith(typed)) || (HAN.test(typed) && whole.includes(typed)) ? 2 : 3;
      }),
    );

  const arrived = new Map();
  const awaited = new Map();

  /** Brings a file of the index once; a file that cannot be had is asked for again the next time. */
  const bring = (folder, name) => {
    const waiting =
      awaited.get(name) ??
      new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `${folder}${name.replace(/[^a-z0-9-]/g, (sign) => `_${sign.charCodeAt(0).toString(16)}`)}.js`;
        script.addEventListener("load", () => resolve(arrived.get(name)));
        script.addEventListener("error", reject);
        document.head.append(script);
      });
    awaited.set(name, waiting);
    return waiting.catch((error) => {
      awaited.delete(name);
      throw error;
    });
  };

  const last = (starts, key) => starts.findLast((start) => start <= key) ?? starts[0];

  /** Where files begin: the table of contents, of a large index that of the chapter in which a key lies. */
  const contents = async (folder, key) => {
    const { chapters, ...starts } = await bring(folder, "index");
    return chapters ? bring(folder, `index-${last(chapters, key)}`) : starts;
  };

  /** The records of which a name begins with something, best first, each with the name that does. */
  const beginning = async (folder, typed) => {
    const key = typed.slice(0, LONGEST);
    const { windows, shelves } = await contents(folder, key);
    const opened = windows.find((start) => start.startsWith(key));
    const name = opened ? `window-${opened}` : `shelf-${last(shelves, key)}`;
    const found = (await bring(folder, name)).map(([path, shown, about, tag, ...others]) => {
      const ranked = [shown, ...others].map((other) => [distance(other, typed), other.split("|")[0]]);
      const [far, other] = ranked.reduce((best, next) => (next[0] < best[0] ? next : best));
      return { path, shown, about, tag, far, other };
    });
    return found.filter(({ far }) => far < 3).sort((a, b) => (a.far > 0) - (b.far > 0));
  };

  /** The records that a text finds: as one name, else those that each of its words finds. */
  const find = async (folder, text) => {
    const typed = fold(text);
    const found = typed ? await beginning(folder, typed) : [];
    const parts = [...new Set(text.split(/\s+/).map(fold).filter(Boolean))];
    if (found.length || parts.length < 2) {
      return found;
    }
    const [first, ...rest] = await Promise.all(parts.map((part) => beginning(folder, part)));
    return first.filter(({ path }) => rest.every((records) => records.some((record) => record.path === path)));
  };

  /** Brings the table of contents of an index, so that it is there when somebody has typed. */
  const open = (folder) => bring(folder, "index").catch(() => {});

  window.partnerbaseNames = { find, open, take: (name, value) => arrived.set(name, value) };
})();
