import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { restored } from "./restored.js";

const folder = new URL("../../../src/packs/data/restore/", import.meta.url);
const packs = readdirSync(folder).map((name) => ({ name, pack: parse(readFileSync(new URL(name, folder), "utf8")) }));

describe.each(packs)("$name", ({ pack }) => {
  test.each(pack.examples as { from: string; to: string }[])("$from", ({ from, to }) => {
    expect(restored(from)).toBe(to);
    expect(restored(to)).toBe(to);
  });

  test.each(pack.keep as string[])("keeps %s", (text) => expect(restored(text)).toBe(text));
});
