/*
 * The search page: asks the indexes of the texts of each language, through `indexes.js`. The markup around an element
 * with `data-search`, the folder of the index of the page's own language, is in templates/pages/search.html.j2.
 *
 * A value of a filter is `key|label|group`. What is asked for stands in the address behind `#`: `q` the words, the
 * filters by name, `sort`, and `all` for every language; so the name box of each page leads here, and a search can be
 * sent to somebody. Nothing of an index is loaded before the field is entered, or an address asks for something.
 */
"use strict";

(() => {
  const root = document.querySelector("[data-search]");
  const one = (name) => root.querySelector(`[data-search-${name}]`);
  const all = (name) => [...root.querySelectorAll(`[data-search-${name}]`)];
  const form = one("form");
  const field = form.querySelector("[type=search]");
  const everywhere = one("all");
  const sort = one("sort");
  const reset = one("reset");
  const status = one("status");
  const none = one("none");
  const PAUSE = 250;
  const AT_ONCE = 10;
  const MOST_WORDS = 8;
  const OPEN = 13;

  const total = (numbers) => numbers.reduce((all, number) => all + number, 0);

  /** Gives a copy of what a template of the page holds. */
  const copyOf = (name) => one(name).content.firstElementChild.cloneNode(true);

  const own = root.dataset.language;
  const parts = all("part");

  /* The filters. */

  const facets = new Map(all("facet").map((element) => [element.dataset.searchFacet, { element, choices: new Map() }]));

  const choiceOf = (key, label) => {
    const item = copyOf("choice");
    const box = item.querySelector("input");
    box.value = key;
    item.querySelector(".facet__text").textContent = label;
    return { item, box, label, values: new Set(), years: new Map() };
  };

  const inOrder = new Intl.Collator(own);

  /** Adds the values of a filter to its choices; years are choices within their decades. */
  const add = (name, facet, values) => {
    for (const value of Object.keys(values)) {
      const [key, label = key, group = ""] = value.split("|");
      const decade = key.slice(0, -1);
      const at = name === "year" ? decade : key;
      if (!facet.choices.has(at)) {
        facet.choices.set(at, { ...choiceOf(at, name === "year" ? `${decade}0–${decade}9` : label), group });
      }
      const choice = facet.choices.get(at);
      choice.values.add(value);
      if (name === "year" && !choice.years.has(key)) {
        choice.years.set(key, choiceOf(key, key));
        choice.years.get(key).values.add(value);
      }
    }
  };

  /** How many records a choice stands for. */
  const number = ({ values }, counts) => total([...values].map((value) => counts[value] ?? 0));

  /** Puts the choices of a filter into the page: by group and label, years newest first, collections by number. */
  const lay = (name, facet, values) => {
    const order = {
      year: (a, b) => inOrder.compare(b.label, a.label),
      collection: (a, b) => number(b, values) - number(a, values),
    };
    const usual = (a, b) => inOrder.compare(a.group, b.group) || inOrder.compare(a.label, b.label);
    const whole = facet.element.querySelector("ul");
    let list = whole;
    let group = "";
    whole.replaceChildren();
    for (const choice of [...facet.choices.values()].sort(order[name] ?? usual)) {
      if (choice.group !== group) {
        group = choice.group;
        list = document.createElement("ul");
        const item = document.createElement("li");
        item.className = "search__group";
        item.append(group, list);
        whole.append(item);
      }
      choice.item.querySelector("ul").replaceChildren(...[...choice.years.values()].sort(order.year).map(({ item }) => item));
      list.append(choice.item);
    }
    const { size } = facet.choices;
    facet.element.open ||= size > 0 && size <= OPEN && matchMedia("(min-width: 75em)").matches;
  };

  const chosen = (facet) => [...facet.choices.values()].filter(({ box }) => box.checked);
  const years = (choice) => [...choice.years.values()].filter(({ box }) => box.checked);

  /** The choices that are made in a filter, decades and years within them. */
  const picked = (facet) => chosen(facet).flatMap((choice) => [choice, ...years(choice)]);

  /** The values that a filter lets pass: of a chosen decade its chosen years, or all. */
  const wanted = (facet) =>
    chosen(facet).flatMap((choice) => (years(choice).length ? years(choice) : [choice]).flatMap(({ values }) => [...values]));

  /** The filters as pagefind takes them, but for one. */
  const filters = (except) =>
    Object.fromEntries(
      [...facets]
        .filter(([name, facet]) => name !== except && chosen(facet).length)
        .map(([name, facet]) => [name, { any: wanted(facet) }]),
    );

  /** Shows at each choice how many would be found with it; what would find nothing is hidden. */
  const count = (facet, counts) => {
    const tell = (choice) => {
      const found = number(choice, counts);
      choice.item.querySelector(".facet__total").textContent = found;
      choice.item.hidden = !found && !choice.box.checked;
    };
    for (const choice of facet.choices.values()) {
      tell(choice);
      choice.years.forEach(tell);
    }
  };

  /** Adds up how often each value of a filter occurs in several indexes. */
  const sum = (indexes, name) => {
    const found = {};
    for (const [value, number] of indexes.flatMap((counts) => Object.entries(counts[name] ?? {}))) {
      found[value] = (found[value] ?? 0) + number;
    }
    return found;
  };

  /* The results. */

  /** Writes an excerpt: pagefind marks words, and escapes nothing but angle brackets. */
  const write = (element, excerpt) => {
    const plain = (text) =>
      text.replaceAll("\u200b", "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
    for (const [at, text] of excerpt.split(/<\/?mark>/).entries()) {
      const made = at % 2 ? document.createElement("mark") : document.createTextNode("");
      made.textContent = plain(text);
      element.append(made);
    }
  };

  const itemOf = ({ raw_url: path, meta, excerpt }) => {
    const item = copyOf("item");
    const link = item.querySelector("a");
    link.href = new URL(`..${path}`, location.href).href;
    link.textContent = meta.title;
    item.querySelector(".entry__date").textContent = meta.date ?? "";
    item.querySelector(".entry__meta span").textContent = meta.kind ?? "";
    write(item.querySelector(".search__text"), excerpt);
    return item;
  };

  let turn = 0;

  /** Shows more of what was found in one language. */
  const more = async (part, results, mine) => {
    const list = part.querySelector("ol");
    const button = part.querySelector("[data-search-more]");
    const from = list.children.length;
    const found = await Promise.all(results.slice(from, from + AT_ONCE).map((result) => result.data()));
    if (mine !== turn) {
      return;
    }
    list.append(...found.map(itemOf));
    const left = results.length - list.children.length;
    button.hidden = !left;
    button.textContent = button.dataset.message.replace("{count}", left.toLocaleString(own));
    button.onclick = async () => {
      await more(part, results, mine);
      list.children[from + AT_ONCE]?.querySelector("a").focus();
    };
  };

  /** The results of one language in the order that is asked for; those without a date come last. */
  const ordered = ({ results, filters: counts }) => {
    if (sort.value !== "oldest") {
      return results;
    }
    const dated = total(Object.values(counts.year ?? {}));
    return [...results.slice(0, dated).reverse(), ...results.slice(dated)];
  };

  /** The words of a search that occur nowhere, which pagefind leaves out without a word. */
  const unknown = async (engines, query) => {
    const words = query.includes('"') ? [] : query.split(/\s+/).slice(0, MOST_WORDS);
    const found = await Promise.all(
      words.map(async (word) => {
        const answers = await askAll(engines, word, {});
        return answers.some(({ results }) => results.length) ? "" : word;
      }),
    );
    return words.length > 1 ? found.filter(Boolean) : [];
  };

  const askAll = (engines, query, options) => Promise.all(engines.map(({ ask }) => ask(query, options)));

  let waiting;
  let sent = false;

  const say = (text) => {
    clearTimeout(waiting);
    status.hidden = !text;
    status.textContent = text;
  };

  /* What is asked for. */

  const state = () => {
    const found = new URLSearchParams();
    if (field.value.trim()) {
      found.set("q", field.value.trim());
    }
    for (const [name, facet] of facets) {
      for (const { box } of picked(facet)) {
        found.append(name, box.value);
      }
    }
    if (sort.value) {
      found.set("sort", sort.value);
    }
    if (everywhere?.checked) {
      found.set("all", "1");
    }
    return found;
  };

  const isFiltered = () => [...facets.values()].some((facet) => chosen(facet).length);

  const languages = () => parts.filter((part) => part.dataset.language === own || everywhere?.checked);

  /** Brings the indexes that are to be asked. */
  const ready = async () => {
    const { engine } = await import("./indexes.js");
    return Promise.all(languages().map((part) => engine(part, own)));
  };

  let known = 0;

  /** Brings the choices of the filters, and gives how often each value occurs. */
  const choices = async (engines) => {
    const found = await Promise.all(engines.map(({ filters: values }) => values()));
    for (const [name, facet] of known === engines.length ? [] : facets) {
      const values = sum(found, name);
      add(name, facet, values);
      lay(name, facet, values);
    }
    known = engines.length;
    return found;
  };

  const clear = () => {
    none.hidden = true;
    for (const part of parts) {
      part.hidden = true;
    }
  };

  /** Counts what each filter would find, without its own choices. */
  const countAll = async (engines, query, options) => {
    await choices(engines);
    const answers = await askAll(engines, query, options);
    for (const [name, facet] of facets) {
      const open = chosen(facet).length ? await askAll(engines, query, { filters: filters(name) }) : answers;
      count(facet, sum(open.map(({ filters: counts }) => counts), name));
    }
  };

  const show = async (engines, answers, query, mine) => {
    const found = total(answers.map(({ results }) => results.length));
    const missing = found ? await unknown(engines, query) : [];
    if (mine !== turn) {
      return;
    }
    clear();
    for (const [at, { part }] of engines.entries()) {
      const results = ordered(answers[at]);
      part.hidden = !results.length;
      part.querySelector("h2").hidden = engines.length < 2;
      part.querySelector(".section__count").textContent = results.length;
      part.querySelector("ol").replaceChildren();
      await more(part, results, mine);
    }
    none.hidden = found > 0;
    for (const [name, isNeeded] of [["filters", isFiltered()], ["languages", !everywhere?.checked]]) {
      const advice = none.querySelector(`[data-search-advice=${name}]`);
      if (advice) {
        advice.hidden = !isNeeded;
      }
    }
    const { found: number, none: nothing, unknown: left } = status.dataset;
    const said = found ? number.replace("{count}", found.toLocaleString(own)) : nothing;
    say(missing.length ? `${said} ${left.replace("{words}", missing.join(", "))}` : said);
    if (sent && status.getBoundingClientRect().top > innerHeight / 2) {
      status.scrollIntoView(); // below the filters, where there is no room beside them
    }
    sent = false;
  };

  const run = async () => {
    const mine = (turn += 1);
    const query = field.value.trim();
    clearTimeout(waiting);
    waiting = setTimeout(() => say(status.dataset.waiting), PAUSE);
    try {
      const engines = await ready();
      if (mine !== turn) {
        return;
      }
      reset.hidden = !isFiltered();
      if (!query && !isFiltered()) {
        clear();
        say("");
        const found = await choices(engines);
        for (const [name, facet] of facets) {
          count(facet, sum(found, name));
        }
        return;
      }
      if (sort.value) {
        await choices(engines);
      }
      const options = { filters: filters(), sort: sort.value ? { date: "desc" } : {} };
      const answers = await askAll(engines, query, options);
      if (mine === turn) {
        await show(engines, answers, query, mine);
        await countAll(engines, query, options);
      }
    } catch {
      one("broken").hidden = false;
      say("");
    }
  };

  const change = () => {
    const asked = String(state());
    history.replaceState(null, "", asked ? `#${asked}` : location.pathname + location.search);
    run();
  };

  /** Takes over what the address asks for. */
  const read = async () => {
    const asked = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
    field.value = asked.get("q") ?? "";
    sort.value = ["newest", "oldest"].includes(asked.get("sort")) ? asked.get("sort") : "";
    if (everywhere) {
      everywhere.checked = asked.has("all");
    }
    if (![...asked].length) {
      return;
    }
    if ([...facets.keys()].some((name) => asked.has(name))) {
      await ready().then(choices).catch(() => {});
    }
    for (const [name, facet] of facets) {
      const values = asked.getAll(name);
      for (const choice of facet.choices.values()) {
        for (const { box } of [choice, ...choice.years.values()]) {
          box.checked = values.includes(box.value);
        }
      }
      facet.element.open ||= chosen(facet).length > 0;
    }
    run();
  };

  const begin = () => {
    let typing;
    const later = (pause) => {
      clearTimeout(typing);
      typing = setTimeout(change, pause);
    };
    field.addEventListener("focus", () => ready().catch(() => {}), { once: true });
    for (const { element } of facets.values()) {
      element.addEventListener("toggle", () => element.open && !known && run());
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      sent = true;
      later(0);
    });
    root.addEventListener("input", (event) => later(event.target === field ? PAUSE : 0));
    const unfiltered = () => {
      for (const { box } of [...facets.values()].flatMap(picked)) {
        box.checked = false;
      }
      change();
      field.focus();
    };
    reset.addEventListener("click", unfiltered);
    none.addEventListener("click", (event) => {
      const advice = event.target.closest("button")?.parentElement.dataset.searchAdvice;
      if (advice === "filters") {
        unfiltered();
      } else if (advice === "languages") {
        everywhere.checked = true;
        change();
        field.focus();
      }
    });
    addEventListener("hashchange", read);
    read();
  };

  if (location.protocol === "file:") {
    form.hidden = true;
    one("filters").hidden = true;
    one("disk").hidden = false;
  } else {
    begin();
  }
})();
