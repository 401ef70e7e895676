import { recordPage } from "./pages.js";

export function render({ page, fields, content, collections }) {
  const [, collection, slug] = /^\/content\/([^/]+)\/(.+)$/.exec(page.filePathStem);
  return recordPage({ collection, key: `${collection}/${slug}`, fields }, content, collections.store[0]);
}
