import { createHash } from "node:crypto";
import { getCollection } from "astro:content";
import { COLLECTIONS, index } from "./pages.js";

async function build() {
  const records = [];
  for (const collection of COLLECTIONS) {
    for (const entry of await getCollection(collection)) {
      records.push({ collection, key: `${collection}/${entry.id}`, fields: entry.data.fields, text: entry.body ?? "", entry });
    }
  }
  return index(records);
}

let made;
export const store = () => (made ??= build());

// A page depends on its own record, on the titles and sources that it shows, and on the items of the records that name it.
export function cacheKey(record, { title, fields, item, back }) {
  const hash = createHash("sha1").update(String(record.entry.digest));
  for (const key of record.refs) hash.update(key.startsWith("sources/") ? JSON.stringify(fields.get(key)) : title.get(key) ?? "");
  for (const other of back.get(record.key) ?? []) hash.update(item.get(other.key));
  return hash.digest("hex");
}
