/*
 * Filters and sorts the lists of a page. A list is any element with `data-list`; in it are
 *
 *   [data-list-items]     the parents of the items; an item has `data-choices` (the numbers of the choices that
 *                         it has, separated by spaces), `data-sort-NAME` (a key that orders as text) and
 *                         `data-aliases` (other names)
 *   [data-list-group]     holds such a parent below a heading; [data-list-count] is the number in that
 *   [data-facet=NAME]     a group of [data-value] entries, each with a [data-total], which become checkboxes;
 *                         all entries of a list are numbered from 0 in the order in which they stand;
 *                         `data-value-facet` is the name of another facet for the address
 *   [data-list-filters]   folds all of these away where there is no room; [data-list-chosen] says how many are set
 *   [data-list-find]      a search field, [data-list-sort] a select with values such as `date:descending`, of
 *                         which the first is the order of the page
 *   [data-list-status]    says how many records there are, and while some are filtered out how many are shown, by its
 *                         data-message: "{shown} of {total}", or data-partly where the other pages cannot be had
 *   [data-list-results]   a link to what is shown; Enter in a checkbox leads there as well
 *   [data-list-empty]     is shown when nothing is left
 *   [data-list-reset]     a button that clears everything, shown while something is chosen
 *   [data-list-table]     a button that saves what is shown as CSV, with the lines of the file that it names, if any,
 *                         behind what the rows say; `data-columns` are the titles of their first columns
 *   [data-list-pages]     links the pages of a long list, of which this is one; the others are brought when
 *                         somebody looks for more than this one has
 *
 * The choice is kept in the address after `#`, so that it can be linked to and survives a step back.
 */
"use strict";

(() => {
  const WIDE = "(min-width: 75em)";
  const PAUSE = 250;
  const FEW = 10;

  /** Text as it is searched for: small letters, without accents and umlauts' dots, with one form of apostrophe. */
  const plain = (text) =>
    text
      .normalize("NFKD")
      .replace(/\p{Mn}/gu, "")
      .toLowerCase()
      .replaceAll("ß", "ss")
      .replaceAll("’", "'")
      .replace(/\s+/g, " ")
      .trim();

  const grouped = (number) => number.toLocaleString(document.documentElement.lang);

  const compare = (a, b) => Number(a > b) - Number(a < b);

  /** One item of the list with what it is filtered and sorted by. */
  const itemOf = (element, place) => ({
    element,
    place,
    parent: element.parentElement,
    text: plain(`${element.textContent} ${element.dataset.aliases ?? ""}`),
    choices: new Set((element.dataset.choices ?? "").split(" ")),
    key: (name) => element.getAttribute(`data-sort-${name}`) ?? "",
    link: element.querySelector("a"),
  });

  /** Turns the entries of a facet into checkboxes, numbered as `numbers` gives them. */
  const facetOf = (element, numbers) => {
    const choices = [...element.querySelectorAll("[data-value]")].map((entry) => {
      const label = document.createElement("label");
      const box = document.createElement("input");
      label.className = entry.className;
      box.type = "checkbox";
      box.className = "facet__box";
      box.value = entry.dataset.value;
      label.append(box, ...entry.childNodes);
      entry.replaceWith(label);
      const total = label.querySelector("[data-total]");
      const word = [...label.childNodes].map((node) => (node === total ? "" : node.textContent)).join("").trim();
      return { box, label, word, total, number: String(numbers.next().value), name: entry.dataset.valueFacet ?? element.dataset.facet };
    });
    return { element, choices };
  };

  /** A cell of a CSV file; a text that a spreadsheet would compute is marked as text. */
  const cell = (text) => `"${text.replace(/^[=+\-@＝＋－＠]/, "'$&").replace(/\s+/g, " ").replaceAll('"', '""')}"`;

  /** The lines of a CSV file by the names of their records, and its head; none where there is no file to be had. */
  const tableAt = async (address) => {
    if (!address) {
      return { head: "", lines: new Map() };
    }
    try {
      const [head, ...lines] = (await (await fetch(address)).text()).split("\r\n");
      return { head: `,${head}`, lines: new Map(lines.map((line) => [line.split(",", 1)[0], `,${line}`])) };
    } catch {
      return { head: "", lines: new Map() };
    }
  };

  /** Gives a file to the reader under a name. */
  const save = (text, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  };

  const enhance = (root) => {
    const find = root.querySelector("[data-list-find]");
    const sort = root.querySelector("[data-list-sort]");
    const status = root.querySelector("[data-list-status]");
    const results = root.querySelector("[data-list-results]");
    const empty = root.querySelector("[data-list-empty]");
    const reset = root.querySelector("[data-list-reset]");
    const table = root.querySelector("[data-list-table]");
    const filters = root.querySelector("[data-list-filters]");
    const all = status.textContent;
    const counter = root.querySelector("[data-list-chosen]");
    const numbers = root.querySelectorAll("[data-value]").keys();
    const facets = [...root.querySelectorAll("[data-facet]")].map((element) => facetOf(element, numbers));
    const pages = root.querySelector("[data-list-pages]");
    const itemsOf = () => [...root.querySelectorAll("[data-list-items] > *")].map(itemOf);
    let items = itemsOf();
    let isWhole = !pages;
    let arriving;
    let single;
    const initial = sort?.options[0].value ?? "";
    let ordered = initial;

    const checked = (facet) => facet.choices.filter(({ box }) => box.checked);

    /** A test of one item against the words and all facets, or all but one. */
    const matcher = (except) => {
      const words = plain(find.value).split(" ").filter(Boolean);
      const tests = facets.filter((facet) => facet !== except).map(checked);
      return (item) =>
        words.every((word) => item.text.includes(word)) &&
        tests.every((wanted) => !wanted.length || wanted.some(({ number }) => item.choices.has(number)));
    };

    const shown = () => items.filter((item) => !item.element.hidden);

    const count = () => {
      for (const facet of isWhole ? facets : []) {
        const left = items.filter(matcher(facet));
        for (const { label, total, number } of facet.choices) {
          const some = left.filter((item) => item.choices.has(number)).length;
          total.textContent = some;
          label.classList.toggle("facet__choice--none", !some);
        }
      }
      for (const group of isWhole ? root.querySelectorAll("[data-list-count]") : []) {
        const list = group.closest("[data-list-group]").querySelector("[data-list-items]");
        group.textContent = list.querySelectorAll(":scope > :not([hidden])").length;
      }
      if (counter) {
        counter.textContent = facets.flatMap(checked).length || "";
      }
    };

    const filter = () => {
      const fits = matcher();
      for (const item of items) {
        item.element.hidden = !fits(item);
      }
      count();
      const { message, partly } = status.dataset;
      const words = (isWhole ? message : partly)
        .replace("{shown}", grouped(shown().length))
        .replace("{total}", grouped(items.length));
      status.textContent = find.value || facets.flatMap(checked).length ? words : all;
      results.hidden = !shown().length;
      empty.hidden = shown().length > 0;
    };

    /** The place for an order that is not that of the headings. */
    const one = () => {
      if (!single) {
        single = document.createElement("ol");
        single.className = "entries";
        single.dataset.listItems = "";
        root.querySelector("[data-list-group]").before(single);
      }
      return single;
    };

    const order = () => {
      if (!sort || sort.value === ordered) {
        return;
      }
      ordered = sort.value;
      const [name, direction] = ordered.split(":");
      const sign = direction === "descending" ? -1 : 1;
      const isInitial = ordered === initial;
      const sorted = [...items].sort(
        (a, b) => (isInitial ? 0 : sign * compare(a.key(name), b.key(name))) || a.place - b.place,
      );
      for (const item of sorted) {
        (isInitial ? item.parent : one()).append(item.element);
      }
    };

    /** Brings the groups of the other pages to their places among those of this one. */
    const bring = async () => {
      const documents = await Promise.all(
        [...pages.querySelectorAll("a")].map(async (link) =>
          link.hasAttribute("aria-current")
            ? root
            : new DOMParser().parseFromString(await (await fetch(link.href)).text(), "text/html"),
        ),
      );
      const groups = new Map();
      for (const group of documents.flatMap((found) => [...found.querySelectorAll("[data-list-group]")])) {
        const known = groups.get(group.dataset.listGroup);
        if (known) {
          known.querySelector("[data-list-items]").append(...group.querySelector("[data-list-items]").children);
          group.remove();
        } else {
          groups.set(group.dataset.listGroup, document.adoptNode(group));
        }
      }
      for (const group of groups.values()) {
        empty.before(group);
      }
      pages.hidden = true;
      root.querySelector("[data-list-more]")?.remove();
      items = itemsOf();
      isWhole = true;
    };

    /** Makes the list whole, once; where the other pages cannot be had, as from disk, it stays what it is. */
    const whole = () => (arriving ??= bring().catch(() => {}));

    /** The choice as the text of an address, empty where nothing is chosen. */
    const state = () => {
      const choice = new URLSearchParams();
      for (const { name, box } of facets.flatMap(checked)) {
        choice.append(name, box.value);
      }
      if (find.value) {
        choice.set("find", find.value);
      }
      if (sort && sort.value !== initial) {
        choice.set("sort", sort.value);
      }
      return String(choice);
    };

    const write = () => {
      history.replaceState(null, "", state() ? `#${state()}` : location.pathname + location.search);
    };

    /** Lets the other languages show the same choice: its values have the same names there. */
    const tellOthers = () => {
      for (const link of document.querySelectorAll("a[data-language]")) {
        link.hash = state();
      }
    };

    const show = async () => {
      if (!isWhole && state()) {
        await whole();
      }
      order();
      filter();
      reset.hidden = !state();
      tellOthers();
    };

    const read = () => {
      const kept = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
      for (const facet of facets) {
        for (const { name, box } of facet.choices) {
          box.checked = kept.getAll(name).includes(box.value);
          const within = box.checked && box.closest("details");
          if (within) {
            within.open = true;
          }
        }
        facet.element.open ||= checked(facet).length > 0;
      }
      find.value = kept.get("find") ?? "";
      if (sort) {
        const wanted = kept.get("sort") ?? initial;
        sort.value = [...sort.options].some((option) => option.value === wanted) ? wanted : initial;
      }
      show();
    };

    /** Shows what is chosen; where the filters stand still beside the entries, from the first of these. */
    const change = async () => {
      write();
      await show();
      if (window.matchMedia(WIDE).matches && root.getBoundingClientRect().top < 0) {
        root.scrollIntoView();
      }
    };

    /** What a row says, as far as a table can: names, date, address, and its values of every filter. */
    const cells = ({ element, link, choices }) => [
      link.textContent,
      element.dataset.aliases,
      element.querySelector(".entry__date")?.textContent ?? "",
      link.href,
      ...facets.map((facet) =>
        facet.choices
          .filter(({ number, name }) => choices.has(number) && name === facet.element.dataset.facet)
          .map(({ word }) => word)
          .join("|"),
      ),
    ];

    /** Saves what is shown, in the order in which it stands, with all that the table of the collection has of it. */
    const download = async () => {
      await (isWhole ? undefined : whole());
      filter();
      const { head, lines } = await tableAt(table.dataset.listTable);
      const titles = facets.map(({ element }) => element.querySelector("summary").textContent);
      const names = [...JSON.parse(table.dataset.columns), ...titles].map((name) => cell(name.trim()));
      const rows = [...root.querySelectorAll("[data-list-items] > :not([hidden])")].map(itemOf).map((item) => {
        const id = item.link.pathname.split("/").pop().replace(".html", "");
        return `${cells(item).map(cell).join(",")}${lines.get(id) ?? ""}`;
      });
      save(`\uFEFF${[`${names.join(",")}${head}`, ...rows].join("\r\n")}\r\n`, `${root.dataset.list}.csv`);
    };

    let waiting;
    root.addEventListener("input", (event) => {
      clearTimeout(waiting);
      waiting = setTimeout(change, event.target === find ? PAUSE : 0);
    });
    reset.addEventListener("click", () => {
      history.replaceState(null, "", location.pathname + location.search);
      read();
      find.focus();
    });
    table?.addEventListener("click", download);

    /** Leads to the first entry that is shown; the address keeps the choice. */
    const goToResults = (event) => {
      event.preventDefault();
      root.querySelector("[data-list-items] > :not([hidden]) a")?.focus();
    };
    results.addEventListener("click", goToResults);
    root.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.matches(".facet__box")) {
        goToResults(event);
      }
    });
    window.addEventListener("hashchange", () => {
      if (!location.hash || location.hash.includes("=")) {
        read();
      }
    });

    if (table) {
      table.hidden = false;
    }
    if (filters) {
      filters.open = window.matchMedia(WIDE).matches;
    }
    for (const facet of facets) {
      facet.element.open = window.matchMedia(WIDE).matches && facet.choices.length <= FEW;
    }
    read();
  };

  document.querySelectorAll("[data-list]").forEach(enhance);
})();
