import { type ExtractOptions, extractPage } from "./extract.js";
export async function extractArchive(_b: Uint8Array, _f: string, o: ExtractOptions) {
  return extractPage("", o);
}
