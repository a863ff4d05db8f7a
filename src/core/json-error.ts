const SPACE = /[ \t\r\n]*/y;
/** One token of JSON at a place: a string, number or word, or sign. */
const TOKEN =
  /(?:("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|([[\]{},:]))/y;

type Expected = "value" | "value-or-end" | "key" | "key-or-end" | "colon" | "comma-or-end" | "nothing";

/**
 * The offset at which a text stops being JSON, which `JSON.parse` does not always tell: that of the first token that may
 * not stand where it does, or the end of the text. Undefined if it is JSON.
 */
export function findJsonError(text: string): number | undefined {
  const open: string[] = [];
  let expected: Expected = "value";
  for (let at = 0; ; ) {
    SPACE.lastIndex = at;
    const start = at + SPACE.exec(text)![0].length;
    if (start >= text.length) return expected === "nothing" ? undefined : text.length;
    TOKEN.lastIndex = start;
    const [token, string, atom, sign] = TOKEN.exec(text) ?? [];
    if (token === undefined) return start;
    const next = follow(expected, string !== undefined, atom !== undefined, sign, open);
    if (next === undefined) return start;
    expected = next;
    at = start + token.length;
  }
}

/** What may come after a token, or nothing if it may not stand there. */
function follow(
  expected: Expected,
  isString: boolean,
  isAtom: boolean,
  sign: string | undefined,
  open: string[],
): Expected | undefined {
  const afterValue = (): Expected => (open.length === 0 ? "nothing" : "comma-or-end");
  const key = expected === "key" || expected === "key-or-end";
  const value = expected === "value" || expected === "value-or-end";
  if (isString && key) return "colon";
  if ((isString || isAtom) && value) return afterValue();
  if (sign === ":" && expected === "colon") return "value";
  if (sign === "," && expected === "comma-or-end") return open.at(-1) === "{" ? "key" : "value";
  if ((sign === "[" || sign === "{") && value) {
    open.push(sign);
    return sign === "[" ? "value-or-end" : "key-or-end";
  }
  const ends = expected === "comma-or-end" || expected === (open.at(-1) === "[" ? "value-or-end" : "key-or-end");
  if (ends && sign === (open.at(-1) === "[" ? "]" : "}")) {
    open.pop();
    return afterValue();
  }
  return undefined;
}
