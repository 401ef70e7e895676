/*
 * Filters and sorts the lists of a page. A list is any element with `data-list`; in it are
 *
 *   [data-list-items]     the parents of the items; an item has `data-facet-NAME` (values, separated by
 *                         spaces), `data-sort-NAME` (a key that orders as text) and `data-names` (other names)
 *   [data-facet=NAME]     a group of [data-value] entries with a [data-total]; each becomes a checkbox
 *   [data-list-find]      a search field, [data-list-sort] a select with values such as `date:descending`
 *   [data-list-status]    says how many are shown, by its data-message: "{shown} of {total}"
 *   [data-list-empty]     is shown when nothing is left
 *   [data-list-reset]     a button that clears everything, shown while something is chosen
 *   [data-scripted]       is hidden until this script has run
 *   [data-list-pages]     links the pages of a long list, of which this is one; the others are brought when
 *                         somebody looks for more than this one has; [data-list-total] is the length of all
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

  const compare = (a, b) => Number(a > b) - Number(a < b);

  /** One item of the list with what it is filtered and sorted by. */
  const itemOf = (element, place) => ({
    element,
    place,
    parent: element.parentElement,
    text: plain(`${element.textContent} ${element.dataset.names ?? ""}`),
    values: (facet) => (element.getAttribute(`data-facet-${facet}`) ?? "").split(" "),
    key: (name) => element.getAttribute(`data-sort-${name}`) ?? "",
  });

  /** Turns the entries of a facet into checkboxes. */
  const facetOf = (element) => {
    const choices = [...element.querySelectorAll("[data-value]")].map((entry) => {
      const label = document.createElement("label");
      const box = document.createElement("input");
      label.className = "facet__choice";
      box.type = "checkbox";
      box.className = "facet__box";
      box.value = entry.dataset.value;
      label.append(box, ...entry.childNodes);
      entry.append(label);
      return { box, total: entry.querySelector("[data-total]") };
    });
    return { element, name: element.dataset.facet, choices };
  };

  const enhance = (root) => {
    const find = root.querySelector("[data-list-find]");
    const sort = root.querySelector("[data-list-sort]");
    const status = root.querySelector("[data-list-status]");
    const empty = root.querySelector("[data-list-empty]");
    const reset = root.querySelector("[data-list-reset]");
    const facets = [...root.querySelectorAll("[data-facet]")].map(facetOf);
    const pages = root.querySelector("[data-list-pages]");
    const itemsOf = () => [...root.querySelectorAll("[data-list-items] > *")].map(itemOf);
    let items = itemsOf();
    let isWhole = !pages;
    let arriving;
    const initial = sort?.querySelector("[selected]")?.value ?? sort?.options[0].value ?? "";
    let ordered = initial;

    const chosen = (facet) => facet.choices.filter(({ box }) => box.checked).map(({ box }) => box.value);

    /** A test of one item against the words and all facets, or all but one. */
    const matcher = (except) => {
      const words = plain(find?.value ?? "").split(" ").filter(Boolean);
      const tests = facets.filter((facet) => facet !== except).map((facet) => [facet.name, chosen(facet)]);
      return (item) =>
        words.every((word) => item.text.includes(word)) &&
        tests.every(([name, values]) => !values.length || item.values(name).some((value) => values.includes(value)));
    };

    const total = () => (isWhole ? items.length : root.dataset.listTotal);

    const filter = () => {
      const fits = matcher();
      for (const item of items) {
        item.element.hidden = !fits(item);
      }
      for (const facet of isWhole ? facets : []) {
        const left = items.filter(matcher(facet));
        for (const { box, total } of facet.choices) {
          total.textContent = left.filter((item) => item.values(facet.name).includes(box.value)).length;
        }
      }
      const shown = items.filter((item) => !item.element.hidden).length;
      if (status) {
        status.textContent = status.dataset.message.replace("{shown}", shown).replace("{total}", total());
      }
      if (empty) {
        empty.hidden = shown > 0;
      }
    };

    const order = () => {
      if (!sort || sort.value === ordered) {
        return;
      }
      ordered = sort.value;
      const [name, direction] = sort.value.split(":");
      const sign = direction === "descending" ? -1 : 1;
      const sorted = [...items].sort((a, b) => sign * compare(a.key(name), b.key(name)) || a.place - b.place);
      for (const item of sorted) {
        item.parent.append(item.element);
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
      for (const group of documents.flatMap((found) => [...found.querySelectorAll(".list-group")])) {
        const name = group.querySelector("h2").textContent;
        const known = groups.get(name);
        if (known) {
          known.querySelector("[data-list-items]").append(...group.querySelector("[data-list-items]").children);
          group.remove();
        } else {
          groups.set(name, document.adoptNode(group));
        }
      }
      [...groups.values()].forEach((group, index) => {
        group.querySelector("h2").id = `group-${index + 1}`;
        group.querySelector("section").setAttribute("aria-labelledby", `group-${index + 1}`);
        empty.before(group);
      });
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
      for (const facet of facets) {
        for (const value of chosen(facet)) {
          choice.append(facet.name, value);
        }
      }
      if (find?.value) {
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

    const show = async () => {
      if (!isWhole && state()) {
        await whole();
      }
      order();
      filter();
      if (reset) {
        reset.hidden = !state();
      }
    };

    const read = () => {
      const kept = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
      for (const facet of facets) {
        for (const { box } of facet.choices) {
          box.checked = kept.getAll(facet.name).includes(box.value);
        }
        facet.element.open ||= chosen(facet).length > 0;
      }
      if (find) {
        find.value = kept.get("find") ?? "";
      }
      if (sort) {
        const wanted = kept.get("sort") ?? initial;
        sort.value = [...sort.options].some((option) => option.value === wanted) ? wanted : initial;
      }
      show();
    };

    const change = () => {
      write();
      show();
    };

    let waiting;
    root.addEventListener("input", (event) => {
      clearTimeout(waiting);
      waiting = setTimeout(change, event.target === find ? PAUSE : 0);
    });
    reset?.addEventListener("click", () => {
      history.replaceState(null, "", location.pathname + location.search);
      read();
      find?.focus();
    });
    window.addEventListener("hashchange", () => {
      if (!location.hash || location.hash.includes("=")) {
        read();
      }
    });

    for (const facet of facets) {
      facet.element.open = window.matchMedia(WIDE).matches && facet.choices.length <= FEW;
    }
    for (const hidden of root.querySelectorAll("[data-scripted]")) {
      hidden.hidden = false;
    }
    read();
  };

  document.querySelectorAll("[data-list]").forEach(enhance);
})();
