import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import type { ErrorCode } from "../../src/core/errors.js";
import { errorTexts } from "../../src/messages/errors.js";

interface Made {
  readonly name: string;
  readonly code: ErrorCode;
  readonly keys: readonly string[];
}

/** Every place in a file that makes an error with its code and its arguments written out. */
function errorsMadeIn(name: string): Made[] {
  const made: Made[] = [];
  const file = ts.createSourceFile(name, readFileSync(join("src", name), "utf8"), ts.ScriptTarget.Latest);
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "CleanError") {
      const [code, args] = node.arguments ?? [];
      const keys = args === undefined ? [] : ts.isObjectLiteralExpression(args) ? keysOf(args) : undefined;
      if (code !== undefined && ts.isStringLiteral(code) && keys !== undefined) {
        made.push({ name, code: code.text as ErrorCode, keys });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return made;
}

function keysOf(args: ts.ObjectLiteralExpression): string[] | undefined {
  if (args.properties.some((property) => ts.isSpreadAssignment(property))) return undefined;
  return args.properties.flatMap(({ name }) => (name !== undefined && ts.isIdentifier(name) ? [name.text] : []));
}

const made = (readdirSync("src", { recursive: true }) as string[])
  .filter((name) => name.endsWith(".ts"))
  .flatMap(errorsMadeIn);

describe("an error's sentence is whole wherever it is made", () => {
  test.each(made)("$code in $name", ({ code, keys }) => {
    const args = Object.fromEntries(keys.map((key) => [key, `«${key}»`]));
    for (const language of ["en", "zh"] as const) expect(errorTexts[code][language](args)).not.toMatch(/undefined|NaN/);
  });

  test("places were found", () => {
    expect(made.length).toBeGreaterThan(40);
  });
});
