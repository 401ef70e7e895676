import { store } from "../lib/store";
import { json } from "../lib/pages.js";

export async function GET() {
  return new Response(json(await store()));
}
