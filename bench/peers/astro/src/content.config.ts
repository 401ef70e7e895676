import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
import { z } from "astro/zod";
import { COLLECTIONS } from "./lib/pages.js";

const schema = z.object({ fields: z.record(z.string(), z.any()) });

export const collections = Object.fromEntries(
  COLLECTIONS.map((name) => [name, defineCollection({ loader: glob({ pattern: "*.md", base: `./content/${name}` }), schema })]),
);
