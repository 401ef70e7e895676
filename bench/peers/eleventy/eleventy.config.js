import { index } from "./_includes/pages.js";

export default function (config) {
  config.setQuietMode(true);
  config.addCollection("store", (api) => {
    const records = [];
    for (const { inputPath, data, rawInput } of api.getAll()) {
      const [, collection, slug] = /^\.\/content\/([^/]+)\/(.+)\.md$/.exec(inputPath) ?? [];
      if (collection) records.push({ collection, key: `${collection}/${slug}`, fields: data.fields, text: rawInput });
    }
    return [index(records)];
  });
  return {
    dir: { input: ".", includes: "_includes", output: "_site" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
    templateFormats: ["md", "11ty.js"],
  };
}
