import { isBuiltin } from "node:module";
import { init, parse } from "es-module-lexer";
import { sha256 } from "../src/io/sha256.js";
import type { BundledFile } from "./bundle.js";

/** The module of dist that runs code, see `src/io/code/load-code.ts`. */
const LOADER = "./load-code.js";

/** What the lexer calls an import that is no `import()`, and `import.meta`. */
const STATIC = -1;
const META = -2;

/** One import statement, taken apart. */
const CLAUSE = /^import\s*(?:([\w$]+)\s*,?\s*)?(?:\*\s*as\s+([\w$]+)|\{([^{}]*)\})?\s*(?:from)?\s*["']([^"']*)["'];?$/;

/**
 * Makes of a module a script, which V8 can keep in compiled form from run to run, and a module that runs the script and
 * exports what it gives: Node 20 keeps nothing of modules. The script is one function, whose body is the module's with the
 * imports as constants: of modules that have run by then, since a group imports what comes before it only.
 *
 * @throws Error for a statement that is not as esbuild writes it
 */
export async function asCachedCode({ name, content: text }: BundledFile): Promise<readonly [BundledFile, BundledFile]> {
  await init;
  const content = escaped(text, name);
  const [imports, exports] = parse(content, name);
  const specifiers: string[] = [];
  let constants = ""; // at the top, where imports are hoisted to
  let code = "";
  let at = 0;
  const replace = (start: number, end: number, by: string) => {
    code += content.slice(at, start) + by;
    at = end;
  };
  for (const { ss, se, d } of imports) {
    if (d === META) replace(ss, se, "({url:url$})");
    else if (d === STATIC) {
      const end = content[se] === ";" ? se + 1 : se;
      const { specifier, pattern } = takeApart(content.slice(ss, end));
      if (!specifiers.includes(specifier)) specifiers.push(specifier);
      if (pattern !== undefined) constants += `const${pattern}=modules$[${specifiers.indexOf(specifier)}];`;
      replace(ss, end, "");
    } else replace(ss, ss + "import".length, "import$");
  }
  const tail = /export\s*\{[^{}]*\};?\s*$/.exec(content);
  if (tail === null || tail.index < at) throw new Error(`${name}: found no exports at its end`);
  replace(tail.index, content.length, "");
  const given = exports.map(({ n, ln }) => {
    if (ln === undefined) throw new Error(`${name}: exports ${n}, which is no name of its own`);
    return n === ln ? n : `${n}:${ln}`;
  });
  const script = `${name.replace(/\.js$/, "")}.code.cjs`;
  const whole = `(function(modules$,import$,url$){"use strict";${constants}${code}\nreturn{${given.join(",")}}})\n`;
  const modules = specifiers.map((specifier, i) => (isBuiltin(specifier) ? builtin(specifier) : `modules${i}`));
  const facade = [
    `import { loadCode } from "${LOADER}";`,
    ...specifiers.flatMap((specifier, i) =>
      isBuiltin(specifier) ? [] : [`import * as modules${i} from "${specifier}";`],
    ),
    `const modules = [${modules.join(", ")}];`,
    `export const { ${exports.map(({ n }) => n).join(", ")} } =`,
    `  loadCode("./${script}", modules, (specifier) => import(specifier), import.meta.url, "${sha256(whole)}");`,
  ];
  return [
    { name, content: `${facade.join("\n")}\n` },
    { name: script, content: whole },
  ];
}

/**
 * Has a module ask Node for its modules, for constants in the place of imports. What `import` gives is a module around each
 * with all of its names, some of which load more modules when they are first read: 3 ms of a short run.
 *
 * @throws Error for a statement that is not as esbuild writes it
 */
export async function withBuiltins({ name, content }: BundledFile): Promise<BundledFile> {
  await init;
  let code = "";
  let at = 0;
  for (const { ss, se, d } of parse(content, name)[0]) {
    if (d !== STATIC) continue;
    const { specifier, pattern = "{}" } = takeApart(content.slice(ss, se));
    if (!isBuiltin(specifier)) continue;
    code += `${content.slice(at, ss)}const${pattern}=${builtin(specifier)}`;
    at = se;
  }
  return { name, content: code + content.slice(at) };
}

/** A module of Node as constants are taken from it, which may ask for it as a whole by the name `default`. */
function builtin(specifier: string): string {
  return `((all)=>({__proto__:all,default:all}))(process.getBuiltinModule("${specifier}"))`;
}

/** In ASCII. esbuild escapes all characters but those of regular expressions, where the same escapes stand for the same. */
function escaped(text: string, name: string): string {
  const doubtful = /\\[^\0-\x7f]|\.raw\s*`[^`]*[^\0-\x7f][^`]*`/.exec(text);
  if (doubtful !== null) throw new Error(`${name}: cannot tell how to escape ${doubtful[0]}`);
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** What an import statement asks of which module, as the pattern of a declaration; nothing if only that it is run. */
function takeApart(statement: string): { specifier: string; pattern?: string } {
  const [whole, first, all, named = "", specifier] = CLAUSE.exec(statement) ?? [];
  if (whole === undefined || specifier === undefined || (all !== undefined && first !== undefined))
    throw new Error(`an import of another form: ${statement}`);
  if (all !== undefined) return { specifier, pattern: ` ${all}` };
  const names = named.split(",").flatMap((one) => {
    const [name = "", local = name] = one.trim().split(/\s+as\s+/);
    return name === "" ? [] : [name === local ? name : `${name}:${local}`];
  });
  if (first !== undefined) names.push(`default:${first}`);
  return names.length === 0 ? { specifier } : { specifier, pattern: `{${names.join(",")}}` };
}
