import { defineConfig } from "astro/config";

export default defineConfig({
  site: "https://towns.example",
  cacheDir: "./.cache",
  compressHTML: false,
  build: { format: "preserve" },
  experimental: { incrementalBuild: true },
});
