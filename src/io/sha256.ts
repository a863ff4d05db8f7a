import { hash } from "node:crypto";

/** SHA-256 in lower-case hex; of a string its UTF-8 form. */
export function sha256(data: string | Uint8Array): string {
  return hash("sha256", data, "hex");
}
