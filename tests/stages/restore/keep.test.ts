import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { restored } from "./restored.js";

const folder = new URL("../../keep/", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), "utf8");
const names = readdirSync(folder).filter((name) => name.startsWith("restore-"));
const prose = names.filter((name) => !name.startsWith("restore-letters-"));

describe("ordinary texts stay", () => {
  test.each(names)("%s", (name) => expect(restored(read(name))).toBe(read(name)));
});

describe("a masked text comes back", () => {
  const masks: [string, (text: string) => string][] = [
    ["every 党 as D", (text) => text.replaceAll("党", "D")],
    ["every 党 as full-width D", (text) => text.replaceAll("党", "Ｄ")],
    ["书记 as shu记", (text) => text.replaceAll("书记", "shu记")],
    ["党员 taken apart by a star", (text) => text.replaceAll("党员", "党*员")],
    ["支部 taken apart by a hyphen", (text) => text.replaceAll("支部", "支-部")],
  ];
  const cases = prose.flatMap((name) => masks.map(([how, mask]) => ({ name, how, masked: mask(read(name)) })));
  const changed = cases.filter(({ name, masked }) => masked !== read(name));

  test.each(changed)("$name, $how", ({ name, masked }) => expect(restored(masked)).toBe(read(name)));

  test("every mask is tried on a text", () => {
    expect(new Set(changed.map(({ how }) => how)).size).toBe(masks.length);
  });

  test.each(prose)("%s, a second time nothing is left", (name) => {
    const once = restored(read(name).replaceAll("党", "D"));
    expect(restored(once)).toBe(once);
  });
});
