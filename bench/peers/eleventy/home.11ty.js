import { homePage } from "./_includes/pages.js";

export const data = { permalink: "/index.html", eleventyExcludeFromCollections: true };

export function render({ collections }) {
  return homePage(collections.store[0]);
}
