import { fstatSync, type Stats } from "node:fs";

/** What an open file is; undefined once it is closed: reading it will tell. */
export function statOfOpen(fd: number): Stats | undefined {
  try {
    return fstatSync(fd);
  } catch {
    return undefined;
  }
}
