import * as path from "node:path";
import { runInThisContext } from "node:vm";
import { expect, test } from "vitest";
import { asCachedCode, withBuiltins } from "../../../.scripts/cached-code.js";

const MODULE = [
  'import{join as j,sep}from"node:path";function early(){return j("a","b")}var first=early();',
  'import*as all from"node:path";import other from"node:path";import"node:fs";',
  'var text="import{x}from\\"y\\"; \u6c49",late=name=>import(name),where=()=>import.meta.url;',
  "var {url:taken}=import.meta,pattern=/^\u6c49[\u4e00-\u4e03]$/u;",
  "export{first,sep as separator,all,other,text,late,where,taken,pattern};",
].join("\n");

test("a module and its code do what the module did", async () => {
  const [facade, code] = await asCachedCode({ name: "x.js", content: MODULE });
  expect([facade.name, code.name]).toEqual(["x.js", "x.code.cjs"]);
  expect(code.content).toMatch(/^[\0-\x7f]+$/);
  expect(facade.content).not.toContain('from "node:');
  const asked = [...facade.content.matchAll(/getBuiltinModule\("(.*?)"\)/g)].map((match) => match[1]);
  expect(asked).toEqual(["node:path", "node:fs"]);
  const run = runInThisContext(code.content);
  const given = run([{ ...path, default: path }, {}], (name: string) => `imported ${name}`, "file:///x.js");
  expect(given).toMatchObject({ first: "a/b", separator: path.sep, all: { sep: path.sep }, other: path });
  expect(given.text).toBe('import{x}from"y"; 汉');
  expect(given.late("./y.js")).toBe("imported ./y.js");
  expect([given.where(), given.taken]).toEqual(["file:///x.js", "file:///x.js"]);
  expect([given.pattern.test("汉七"), given.pattern.test("汉八")]).toEqual([true, false]);
  expect(facade.content).toContain(`export const { ${Object.keys(given).join(", ")} }`);
});

test("a module that asks Node for its modules does what it did with imports", async () => {
  const content = [
    'import { join as j, sep } from "node:path";',
    'import whole from "node:path";',
    'import { a } from "./a.js";',
    'export const text = "import x from \\"node:fs\\"";',
    "export const given = [j('a', 'b'), sep, whole.sep, a];",
  ].join("\n");
  const made = await withBuiltins({ name: "x.js", content });
  expect(made.content).toContain('import { a } from "./a.js";');
  expect(made.content.match(/getBuiltinModule/g)).toHaveLength(2);
  const script = made.content.replace(/^import .*$/m, 'const a = "a";').replaceAll("export const", "var");
  expect(runInThisContext(`(function(process){${script}; return [text, given]})`)(process)).toEqual([
    'import x from "node:fs"',
    [path.join("a", "b"), path.sep, path.sep, "a"],
  ]);
});

test.each([
  ["without exports at its end", 'import{a}from"b";a();', "found no exports"],
  [
    "of text that is not escaped as expressions are",
    "var a=String.raw`\u6c49`;export{a};",
    "cannot tell how to escape",
  ],
])("code %s is refused", async (_, content, message) => {
  await expect(asCachedCode({ name: "x.js", content })).rejects.toThrow(message);
});
