/*
 * Places or partnerships side by side: reads their pages, and puts what their facts and lists say into one table. The
 * address names them behind `#`, as `records=cities/a,cities/b`. The markup is in templates/pages/compare.html.j2.
 */
"use strict";

(() => {
  const MOST = 4;
  const ENTRIES = 5;
  const root = document.querySelector("[data-compare]");
  const one = (name) => root.querySelector(`[data-compare-${name}]`);
  const box = root.querySelector(".finder");
  const collections = box.dataset.namesOnly.split(" ");
  const place = new RegExp(`^(${collections.join("|")})/[a-z0-9-]+$`);
  const title = document.title;
  const say = (text, parts) => root.dataset[text].replace(/\{(\w+)\}/, (_, name) => parts[name]);

  /** Whether records may stand side by side: places with places, partnerships with partnerships. */
  const kind = (record) => (record.startsWith("partnerships/") ? "partnerships" : "places");

  const chosen = () => {
    const named = new URLSearchParams(location.hash.slice(1)).get("records") ?? "";
    const found = [...new Set(named.split(","))].filter((record) => place.test(record));
    return found.filter((record) => kind(record) === kind(found[0])).slice(0, MOST);
  };

  const choose = (records) => {
    location.hash = records.length ? `records=${records.join(",")}` : "";
  };

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...children);
    return made;
  };

  /** Copies what stands on the page of a record: its links lead where they lead there, spaces part what gaps do there. */
  const copies = (nodes, address) =>
    [...nodes].flatMap((node) => {
      const copy = document.importNode(node, true);
      if (copy.className === "cite__pick") {
        return [];
      }
      if (copy.nodeType === Node.ELEMENT_NODE) {
        copy.querySelectorAll(".cite__pick").forEach((pick) => pick.remove());
        for (const each of [copy, ...copy.querySelectorAll("*")]) {
          each.removeAttribute("id");
          if (each.hasAttribute("href")) {
            each.href = new URL(each.getAttribute("href"), address).href;
          }
        }
      }
      return copy.nodeName === "SPAN" ? [copy, " "] : [copy];
    });

  const textOf = (node) => node?.textContent.replace(/\s+/g, " ").trim() ?? "";

  /** An entry of a list: what stands before it, and its title. */
  const entryOf = (entry, address) => {
    const before = entry.querySelector(".entry__date, .entry__number");
    const dated = before ? [element("span", "compare__date", ...copies(before.childNodes, address))] : [];
    return element("div", "compare__entry", ...dated, ...copies(entry.querySelector(".entry__title").childNodes, address));
  };

  /** A list of a page in short: its first entries, and a link to it where there are more. */
  const listOf = (section, address) => {
    const heading = section.querySelector("h2");
    const count = heading.querySelector(".section__count");
    const titled = [...section.querySelectorAll(".entries > :has(.entry__title)")];
    const entries = titled.map((entry) => entryOf(entry, address));
    const number = Number(textOf(count)) || entries.length;
    if (number > ENTRIES) {
      const more = element("a", "", say("more", { count: number }));
      more.href = new URL(`#${heading.id}`, address).href;
      entries.splice(ENTRIES, entries.length, element("div", "compare__entry", more));
    }
    return [textOf(heading).slice(0, textOf(heading).length - textOf(count).length).trim(), entries];
  };

  /** What the page of a record says: rows by their names, and whereto it leads. */
  const recordOf = (record, page, address) => {
    const rows = new Map();
    const add = (name, nodes) =>
      nodes.length && rows.set(name, [...(rows.get(name) ?? []), element("div", "compare__entry", ...nodes)]);
    const inHead = (part) => copies(page.querySelector(`.headword__${part}`)?.childNodes ?? [], address);
    add(root.dataset.namesLabel, inHead("names"));
    add(root.dataset.summaryLabel, inHead("summary"));
    for (const row of page.querySelectorAll(".facts__row")) {
      add(textOf(row.querySelector("dt")), copies(row.querySelector("dd").childNodes, address));
    }
    for (const section of page.querySelectorAll(".spread__main .section:has(.entries)")) {
      add(...listOf(section, address));
    }
    const isPlace = kind(record) === "places"; // that two lie in one country says nothing of them
    const links = [...page.querySelectorAll(".facts__value a:not([href^='#']), .entry__title a")]
      .map((link) => [new URL(link.getAttribute("href"), address).href, textOf(link)])
      .filter(([href]) => !isPlace || !href.includes("/regions/"));
    const about = new Map(links);
    const name = textOf(page.querySelector(".breadcrumb [aria-current=page]"));
    return { record, name, address, rows, about };
  };

  const pages = new Map();

  /** Reads the page of a record, once; one that cannot be read is asked for again. */
  const read = async (record) => {
    const address = new URL(`${record}.html`, location.href);
    address.hash = "";
    if (!pages.has(record)) {
      const answer = await fetch(address);
      if (!answer.ok) {
        throw new Error(record);
      }
      pages.set(record, new DOMParser().parseFromString(await answer.text(), "text/html"));
    }
    return recordOf(record, pages.get(record), address.href);
  };

  /** The names of all rows: each record's in their order, those of one alone behind what they follow there. */
  const order = (records) => {
    const names = [];
    for (const { rows } of records) {
      let at = 0;
      for (const name of rows.keys()) {
        if (!names.includes(name)) {
          names.splice(at, 0, name);
        }
        at = names.indexOf(name) + 1;
      }
    }
    return names;
  };

  const headOf = ({ record, name, address }) => {
    const link = element("a", "compare__name", name);
    const remove = element("button", "compare__remove", say("remove", { name }));
    const head = element("th", "compare__head", link, remove);
    link.href = address;
    head.scope = "col";
    remove.type = "button";
    remove.addEventListener("click", () => {
      choose(chosen().filter((other) => other !== record));
      box.querySelector("[role=combobox]").focus();
    });
    return head;
  };

  /** A row: its name across all columns, below it a cell for each record. */
  const rowOf = (name, cells) => {
    const label = element("th", "compare__label", name);
    label.colSpan = root.querySelector("thead tr").children.length;
    label.scope = "rowgroup";
    return element("tbody", "", element("tr", "", label), element("tr", "", ...cells));
  };

  const cellOf = (nodes) =>
    nodes ? element("td", "compare__cell", ...nodes) : element("td", "compare__cell compare__cell--none", "—");

  /** What the pages of all records lead to. */
  const commonOf = ([first, ...rest]) => {
    const shared = [...first.about].filter(([address]) => rest.every(({ about }) => about.has(address)));
    const cell = element("td", "compare__cell compare__common");
    cell.colSpan = rest.length + 1;
    for (const [address, name] of shared) {
      const link = element("a", "", name);
      link.href = address;
      cell.append(element("span", "", link), " ");
    }
    return rest.length && shared.length ? [rowOf(root.dataset.commonLabel, [cell])] : [];
  };

  let turn = 0;

  const show = async () => {
    const mine = (turn += 1);
    const wanted = chosen();
    const answers = await Promise.allSettled(wanted.map(read));
    if (mine !== turn) {
      return;
    }
    const records = answers.filter(({ status }) => status === "fulfilled").map(({ value }) => value);
    const broken = wanted.filter((_, at) => answers[at].status === "rejected");
    const table = one("table");
    table.dataset.count = records.length;
    table.replaceChildren(element("thead", "", element("tr", "", ...records.map(headOf))));
    if (records.length) {
      const rows = order(records).map((name) => rowOf(name, records.map(({ rows: own }) => cellOf(own.get(name)))));
      table.append(...commonOf(records), ...rows);
    }
    one("scroller").hidden = !records.length;
    one("proposals").hidden = records.length > 0;
    const names = records.map(({ name }) => name).join(" · ");
    const told = [names && say(records.length > 1 ? "shown" : "alone", { names }), ...broken.map((name) => say("broken", { name }))];
    one("status").textContent = told.filter(Boolean).join(" ");
    document.title = names ? `${names} – ${title}` : title;
    const fitting = collections.filter((collection) => !records.length || kind(`${collection}/`) === kind(records[0].record));
    box.dataset.namesOnly = wanted.length < MOST ? fitting.join(" ") : "-";
  };

  if (location.protocol === "file:") {
    one("disk").hidden = false;
    root.querySelectorAll("[data-compare-choose], [data-compare-proposal]").forEach((part) => (part.hidden = true));
    return;
  }
  box.addEventListener("names:chosen", (event) => {
    event.preventDefault();
    choose([...chosen(), event.detail.path]);
  });
  window.addEventListener("hashchange", show);
  show();
})();
