import { json } from "./_includes/pages.js";

export const data = { permalink: "/records.json", eleventyExcludeFromCollections: true };

export function render({ collections }) {
  return json(collections.store[0]);
}
