export default {
  layout: "record.11ty.js",
  permalink: ({ page }) => `${page.filePathStem.replace(/^\/content/, "")}.html`,
};
