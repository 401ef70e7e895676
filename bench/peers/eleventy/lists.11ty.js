import { COLLECTIONS, listPage } from "./_includes/pages.js";

export const data = {
  listed: COLLECTIONS,
  pagination: { data: "listed", size: 1, alias: "collection" },
  permalink: ({ collection }) => `/${collection}/index.html`,
  eleventyExcludeFromCollections: true,
};

export function render({ collection, collections }) {
  return listPage(collection, collections.store[0]);
}
