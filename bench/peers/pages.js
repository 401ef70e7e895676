// The pages of the made-up site for the generators in JavaScript: plain functions from records to HTML.
import shellParts from "./shell.js";

export const COLLECTIONS = ["cities", "regions", "partnerships", "events", "figures", "indicators", "organisations", "themes", "sources"];
const SCALAR_REFS = ["region", "seat", "indicator", "subject"];
const LIST_REFS = ["parties", "places", "partnerships", "themes", "organisers", "organisations"];
const LINK = /\]\(\/([^)]+)\.html\)/g;
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

const escape = (text) => String(text).replace(/[&<>"']/g, (sign) => ESCAPES[sign]);
const capital = (text) => escape(text[0].toUpperCase() + text.slice(1).replaceAll("-", " "));
const day = (date) => `<time datetime="${date}">${date}</time>`;
const external = (url, text) => `<a href="${escape(url)}" rel="external">${escape(text)}</a>`;
const section = (id, title, content) =>
  `<section class="section" aria-labelledby="${id}">\n  <h2 class="section__title" id="${id}">${title}</h2>\n  ${content}\n</section>\n`;
const dateOf = (fields) => fields.start ?? fields.since ?? fields.date;

// What all pages need of each record, in one pass: title, list item, fields, and the items of the records that name it.
export function index(records) {
  const store = { records, title: new Map(), item: new Map(), fields: new Map(), back: new Map() };
  for (const record of records) {
    store.title.set(record.key, escape(record.fields.name));
    store.fields.set(record.key, record.fields);
  }
  for (const record of records) {
    store.item.set(record.key, item(record, store));
    for (const key of record.refs = referred(record)) {
      if (store.back.has(key)) store.back.get(key).push(record);
      else store.back.set(key, [record]);
    }
  }
  return store;
}

function item({ key, fields }, store) {
  const date = dateOf(fields) ? `  <p class="entry__date">${day(dateOf(fields))}</p>\n` : "";
  const place = fields.places ? `<span>${link(fields.places[0], store, "entry__related")}</span>` : "";
  const kind = fields.kind ? `<span>${capital(fields.kind)}</span>` : "";
  return `  <li class="entry axis">\n${date}  <div class="entry__body">
    <p class="entry__title">${link(key, store, "entry__link")}</p>
    <p class="entry__meta">${kind}${place}</p>\n  </div>\n</li>\n`;
}

function referred({ key, fields, text }) {
  const refs = new Set();
  for (const name of SCALAR_REFS) if (fields[name]) refs.add(fields[name]);
  for (const name of LIST_REFS) for (const ref of fields[name] ?? []) refs.add(ref);
  for (const citation of fields.sources ?? []) refs.add(citation.source);
  for (const observation of fields.observations ?? []) refs.add(observation.source.source);
  for (const found of text.matchAll(LINK)) refs.add(found[1]);
  refs.delete(key);
  return refs;
}

function link(key, store, name = "") {
  return `<a${name && ` class="${name}"`} href="/${key}.html">${store.title.get(key)}</a>`;
}

function facts(fields, marks, store) {
  const row = (label, value) =>
    `  <div class="facts__row axis">\n    <dt class="facts__label">${label}</dt>\n    <dd class="facts__value">${value}${marks}</dd>\n  </div>\n`;
  const links = (refs) => refs.map((ref) => link(ref, store)).join(", ");
  let rows = "";
  if (fields.reviewed) rows += row("Last compared with its sources", day(fields.reviewed));
  if (fields.parties) rows += row("Partners", links(fields.parties));
  if (fields.country) rows += row("Country", fields.country);
  if (fields.kind) rows += row("Kind", capital(fields.kind));
  if (fields.region) rows += row("State or province", link(fields.region, store));
  if (fields.seat) rows += row("Seat", link(fields.seat, store));
  if (fields.coordinates) rows += row("Coordinates", `${fields.coordinates.lat}°, ${fields.coordinates.lon}°`);
  if (fields.population) rows += row("Population", `${fields.population.value} people (${day(fields.population.as_of)})`);
  if (fields.since) rows += row("Since", day(fields.since));
  if (fields.until) rows += row("Until", day(fields.until));
  if (fields.status) rows += row("Status", capital(fields.status));
  if (fields.status_as_of) rows += row("Status as of", day(fields.status_as_of));
  if (fields.start) rows += row("When", day(fields.start) + (fields.end ? ` – ${day(fields.end)}` : ""));
  if (fields.places) rows += row("Places", links(fields.places));
  if (fields.partnerships) rows += row("Partnerships", links(fields.partnerships));
  if (fields.organisers) rows += row("Organisers", links(fields.organisers));
  if (fields.organisations) rows += row("Organisations", links(fields.organisations));
  if (fields.participants) rows += row("Participants", fields.participants.map(escape).join(", "));
  if (fields.outcomes) rows += row("Outcomes", fields.outcomes.map((outcome) => escape(outcome.what)).join(", "));
  if (fields.indicator) rows += row("Indicator", link(fields.indicator, store));
  if (fields.subject) rows += row("Subject", link(fields.subject, store));
  if (fields.definition) rows += row("Definition", escape(fields.definition));
  if (fields.unit) rows += row("Unit", fields.unit);
  if (fields.accumulation) rows += row("Accumulation", capital(fields.accumulation));
  if (fields.contacts) rows += row("Contacts", fields.contacts.map((contact) => `${escape(contact.office)}, ${escape(contact.email)}`).join("; "));
  if (fields.views) rows += row("What the partners say", fields.views.map((view) => `${link(view.party, store)}: ${capital(view.kind)}, ${day(view.since)}`).join("; "));
  if (fields.publisher) rows += row("Publisher", escape(fields.publisher));
  if (fields.date) rows += row("Date", day(fields.date));
  if (fields.accessed) rows += row("Accessed", day(fields.accessed));
  if (fields.language) rows += row("Language", fields.language);
  if (fields.standpoint) rows += row("Standpoint", capital(fields.standpoint));
  if (fields.url) rows += row("Original", external(fields.url, fields.url));
  if (fields.archive_url) rows += row("Archived copy", external(fields.archive_url, fields.archive_url));
  if (fields.themes) rows += row("Themes", links(fields.themes));
  if (fields.links) rows += row("Elsewhere", `${external(`https://www.wikidata.org/wiki/${fields.links.wikidata}`, "Wikidata")} ${external(fields.links.website, "Website")}`);
  return rows && section("facts", "Facts", `<dl class="facts">\n${rows}</dl>`);
}

function observations(fields, store) {
  const rows = [...fields.observations].reverse().map((seen) => `  <tbody class="observations__group">
    <tr class="observations__row">
      <th class="observations__date" scope="rowgroup">${day(seen.period ?? seen.as_of)}</th>
      <td class="observations__value"><span class="amount">${seen.value}</span> ${seen.unit}</td>
      <td class="observations__by"><span class="observations__source">${link(seen.source.source, store)}</span></td>
    </tr>\n  </tbody>\n`);
  const head = ["Time", "Value", "Stated by"].map((name) => `<th class="observations__head" scope="col">${name}</th>`).join("");
  return section("observations", "Values", `<table class="observations">\n  <thead>\n    <tr>${head}</tr>\n  </thead>\n${rows.join("")}</table>`);
}

function stages(fields, store) {
  const steps = fields.stages.map((stage) => `  <li class="entry axis">
  <p class="entry__date">${day(stage.date)}</p>
  <div class="entry__body">
    <p class="entry__title">${capital(stage.kind)}</p>
    ${stage.note ? `<p class="entry__text">${escape(stage.note)}</p>` : ""}
    ${stage.place ? `<p class="entry__meta"><span>${link(stage.place, store)}</span></p>` : ""}\n  </div>\n</li>\n`);
  return section("stages", "Steps", `<ol class="entries">\n${steps.join("")}</ol>`);
}

function claims(fields, store) {
  const said = fields.claims.map((claim) => `  <li class="claims__statement behind-axis">
    <p class="claims__words">${claim.field ? `${capital(claim.field)}: ` : ""}${escape(claim.value.value ?? claim.value)}</p>
    <p class="claims__by">${claim.sources.map((citation) => link(citation.source, store)).join(", ")}</p>
    ${claim.note ? `<p class="claims__note">${escape(claim.note)}</p>` : ""}\n  </li>\n`);
  return section("claims", "What else is said", `<ul class="claims">\n${said.join("")}</ul>`);
}

function sources(fields, store) {
  const list = fields.sources.map((citation, i) => {
    const source = store.fields.get(citation.source);
    const supports = citation.supports?.map((name) => `<span>${capital(name)}</span>`).join("");
    return `  <li class="source" id="source-${i + 1}">
    <span class="source__number">${i + 1}</span>
    <div class="source__body">
      <p class="source__title">${link(citation.source, store)}</p>
      <p class="source__imprint"><span>${escape(source.publisher)}</span><span>${day(source.date)}</span><span>${source.language}</span></p>
      <p class="source__badges"><span class="badge">${capital(source.kind)}</span><span class="badge">${capital(source.standpoint)}</span></p>
      ${citation.locator ? `<p class="source__locator">${escape(citation.locator)}</p>` : ""}
      ${citation.quote ? `<blockquote class="source__quote" lang="${source.language}"><p>${escape(citation.quote)}</p></blockquote>` : ""}
      ${supports ? `<p class="source__supports">For: ${supports}</p>` : ""}
      <p class="source__links">${external(source.url, "Original")}${source.archive_url ? external(source.archive_url, "Archived copy") : ""}</p>
    </div>\n  </li>\n`;
  });
  const title = `Sources <span class="section__count">${list.length}</span>`;
  return `<aside class="spread__margin" aria-label="Sources">\n${section("sources", title, `<ol class="sources">\n${list.join("")}</ol>`)}</aside>\n`;
}

function crumbs(...names) {
  const items = ["Twin towns of nowhere", ...names].map((name) => `    <li class="breadcrumb__item"><span class="breadcrumb__link">${name}</span></li>\n`);
  return `<nav class="breadcrumb" aria-label="You are here">\n  <ol class="breadcrumb__list">\n${items.join("")}  </ol>\n</nav>\n`;
}

export const urlOf = (key) => `/${key}.html`;

export function recordPage({ key, collection, fields }, html, store) {
  const title = store.title.get(key);
  const marks = `<sup class="cite">${(fields.sources ?? []).map((_, i) => `<a class="cite__mark" href="#source-${i + 1}" aria-label="Source ${i + 1}">${i + 1}</a>`).join("")}</sup>`;
  const back = store.back.get(key);
  return shell(title, urlOf(key), `${crumbs(capital(collection), title)}
<article class="record">
<header class="headword">
  <p class="headword__kind"><span>${capital(collection)}</span></p>
  <h1 class="headword__title">${title}</h1>
  ${fields.summary ? `<p class="headword__summary">${escape(fields.summary)}${marks}</p>` : ""}
</header>
<div class="spread">
<div class="spread__main">
${facts(fields, marks, store)}${fields.observations ? observations(fields, store) : ""}${fields.stages ? stages(fields, store) : ""}${html.trim() ? section("text", "Account", `<div class="prose behind-axis">\n${html}\n</div>`) : ""}${fields.claims ? claims(fields, store) : ""}${back ? section("mentions", `Mentioned in <span class="section__count">${back.length}</span>`, `<ol class="entries">\n${back.map((record) => store.item.get(record.key)).join("")}</ol>`) : ""}</div>
${fields.sources ? sources(fields, store) : ""}</div>
</article>`);
}

export function listPage(collection, store) {
  const records = store.records.filter((record) => record.collection === collection);
  const items = records.map((record) => store.item.get(record.key)).join("");
  return shell(capital(collection), `/${collection}/index.html`, `${crumbs(capital(collection))}
<header class="headword">\n  <h1 class="headword__title">${capital(collection)}</h1>\n</header>
<ol class="entries">\n${items}</ol>`);
}

export function homePage(store) {
  return shell("Home", "/", `<h1>Twin towns of nowhere</h1>\n<p>${store.records.length} records.</p>`);
}

export function json(store) {
  return `[${store.records.map(({ collection, key, fields }) => JSON.stringify({ collection, url: urlOf(key), ...fields })).join(",\n")}]\n`;
}

function shell(title, url, main) {
  const words = { TITLE: title, URL: url, MAIN: main };
  return shellParts.map((part) => words[part] ?? part).join("");
}
