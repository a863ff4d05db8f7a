import ts from "typescript";
import type { BundledFile } from "./bundle.js";

/** A number that a name stands for, or numbers by the names of properties. */
type Constant = number | ReadonlyMap<string, number>;
type Constants = Map<string, Constant>;

/** `import { a, b as c } from "./part.js"` of a file of the bundle. */
const PART = /^\.\/([\w-]+\.js)$/;

/**
 * Puts numbers where a bundle names them: `HAN` and `SIGNS.dress` become 1 and 16. esbuild does so within a file of its
 * own only, and for few of them; V8 reads a name of a module from memory and checks what it finds, each time, in the
 * middle of loops over every character (a clean document takes 7 % less without).
 *
 * @param files in any order; what one exports is put into those that import it
 */
export function inlineConstants(files: readonly BundledFile[]): BundledFile[] {
  const parsed = files.map(({ name, content }) => ({
    name,
    source: ts.createSourceFile(name, content, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS),
  }));
  const exported = new Map<string, Constants>();
  // What a file imports may be what another one imports: as many rounds as there are files.
  for (let size = -1; size !== sizeOf(exported); ) {
    size = sizeOf(exported);
    for (const { name, source } of parsed) exported.set(name, exportsOf(source, constantsOf(source, exported)));
  }
  return parsed.map(({ name, source }) => ({ name, content: inlined(source, constantsOf(source, exported)) }));
}

function sizeOf(exported: ReadonlyMap<string, Constants>): number {
  return [...exported.values()].reduce((sum, { size }) => sum + size, 0);
}

/** The names of a file that stand for a constant all over it. */
function constantsOf(source: ts.SourceFile, exported: ReadonlyMap<string, Constants>): Constants {
  const left = new Set<string>();
  // What is no constant makes none of what is computed from it.
  for (;;) {
    const constants = candidatesIn(source, exported, left);
    const found = unsure(source, constants);
    if (found.size === 0) return constants;
    for (const name of found) left.add(name);
  }
}

/** The names that a file gives a constant first, but for some. */
function candidatesIn(
  source: ts.SourceFile,
  exported: ReadonlyMap<string, Constants>,
  left: ReadonlySet<string>,
): Constants {
  const constants: Constants = new Map();
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) addImports(statement, exported, constants);
    for (const name of left) constants.delete(name);
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (!ts.isIdentifier(name) || initializer === undefined || left.has(name.text)) continue;
      const value = valueIn(initializer, constants) ?? propertiesOf(initializer, constants);
      if (value !== undefined) constants.set(name.text, value);
    }
  }
  return constants;
}

function addImports(
  { importClause, moduleSpecifier }: ts.ImportDeclaration,
  exported: ReadonlyMap<string, Constants>,
  constants: Constants,
): void {
  const file = PART.exec((moduleSpecifier as ts.StringLiteral).text)?.[1];
  const bindings = importClause?.namedBindings;
  if (file === undefined || bindings === undefined || !ts.isNamedImports(bindings)) return;
  for (const { name, propertyName } of bindings.elements) {
    const value = exported.get(file)?.get((propertyName ?? name).text);
    if (value !== undefined) constants.set(name.text, value);
  }
}

function exportsOf(source: ts.SourceFile, constants: Constants): Constants {
  const found: Constants = new Map();
  for (const statement of source.statements) {
    if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier !== undefined) continue;
    const { exportClause } = statement;
    if (exportClause === undefined || !ts.isNamedExports(exportClause)) continue;
    for (const { name, propertyName } of exportClause.elements) {
      const value = constants.get((propertyName ?? name).text);
      if (value !== undefined) found.set(name.text, value);
    }
  }
  return found;
}

/** The number that an expression of constants gives, if it is one. */
function valueIn(node: ts.Expression, constants: Constants): number | undefined {
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isParenthesizedExpression(node)) return valueIn(node.expression, constants);
  if (ts.isIdentifier(node)) return numberOf(constants.get(node.text));
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    const properties = constants.get(node.expression.text);
    return typeof properties === "object" ? properties.get(node.name.text) : undefined;
  }
  if (ts.isPrefixUnaryExpression(node)) {
    const value = valueIn(node.operand, constants);
    return value !== undefined && node.operator === ts.SyntaxKind.MinusToken ? -value : undefined;
  }
  if (!ts.isBinaryExpression(node)) return undefined;
  const left = valueIn(node.left, constants);
  const right = valueIn(node.right, constants);
  const operate = OPERATORS.get(node.operatorToken.kind);
  return left === undefined || right === undefined ? undefined : operate?.(left, right);
}

const OPERATORS = new Map<ts.SyntaxKind, (a: number, b: number) => number>([
  [ts.SyntaxKind.PlusToken, (a, b) => a + b],
  [ts.SyntaxKind.MinusToken, (a, b) => a - b],
  [ts.SyntaxKind.AsteriskToken, (a, b) => a * b],
  [ts.SyntaxKind.SlashToken, (a, b) => a / b],
  [ts.SyntaxKind.BarToken, (a, b) => a | b],
  [ts.SyntaxKind.LessThanLessThanToken, (a, b) => a << b],
]);

function numberOf(constant: Constant | undefined): number | undefined {
  return typeof constant === "number" ? constant : undefined;
}

/** An object that holds nothing but numbers, by the names of its properties. */
function propertiesOf(node: ts.Expression, constants: Constants): ReadonlyMap<string, number> | undefined {
  if (!ts.isObjectLiteralExpression(node) || node.properties.length === 0) return undefined;
  const found = new Map<string, number>();
  for (const property of node.properties) {
    const isNamed = ts.isPropertyAssignment(property) && ts.isIdentifier(property.name);
    const value = isNamed ? valueIn(property.initializer, constants) : undefined;
    if (value === undefined) return undefined;
    found.set((property.name as ts.Identifier).text, value);
  }
  return found;
}

/** The names that something else is called, too, or that are not only read. */
function unsure(source: ts.SourceFile, constants: Constants): ReadonlySet<string> {
  const found = new Set<string>();
  const declared = new Set<string>();
  visitNames(source, constants, (node, constant) => {
    const { text, parent } = node;
    if (isDeclared(node)) {
      if (declared.has(text) || !isAtTop(node)) found.add(text);
      declared.add(text);
    } else if (!isOfModule(node)) {
      const target = readOf(node, constant);
      if (target === undefined || isWritten(target)) found.add(text);
    } else if (typeof constant === "object" && ts.isExportSpecifier(parent)) found.add(text);
  });
  return found;
}

/** What is read where a name stands: it, or a property of it; nothing if it is handed on as a whole. */
function readOf(node: ts.Identifier, constant: Constant): ts.Node | undefined {
  if (typeof constant === "number") return node;
  const { parent } = node;
  const isProperty = ts.isPropertyAccessExpression(parent) && parent.expression === node;
  return isProperty && constant.has(parent.name.text) ? parent : undefined;
}

function isWritten(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent))
    return parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken;
  if (ts.isDeleteExpression(parent)) return true;
  if (ts.isForInStatement(parent) || ts.isForOfStatement(parent)) return parent.initializer === node;
  if (ts.isBinaryExpression(parent)) return parent.left === node && isAssignment(parent.operatorToken.kind);
  // A pattern that is assigned to looks like the literal of an array or object.
  const mayBePattern =
    ts.isArrayLiteralExpression(parent) ||
    ts.isObjectLiteralExpression(parent) ||
    ts.isSpreadElement(parent) ||
    ts.isShorthandPropertyAssignment(parent) ||
    (ts.isPropertyAssignment(parent) && parent.initializer === node);
  return mayBePattern && isWritten(parent);
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

function isDeclared(node: ts.Identifier): boolean {
  const { parent } = node;
  const isName =
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isBindingElement(parent) ||
    ts.isFunctionLike(parent) ||
    ts.isClassLike(parent);
  return isName && parent.name === node;
}

/** Whether a declaration is one of the statements of the file. */
function isAtTop(node: ts.Identifier): boolean {
  const { parent } = node;
  return ts.isVariableDeclaration(parent) && ts.isSourceFile(parent.parent.parent.parent);
}

/** Whether a name stands in what a file imports or exports. */
function isOfModule({ parent }: ts.Identifier): boolean {
  return ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent);
}

/** Calls back for each name of a constant that is none of a property. */
function visitNames(
  source: ts.SourceFile,
  constants: Constants,
  found: (node: ts.Identifier, constant: Constant) => void,
): void {
  const visit = (node: ts.Node): void => {
    const constant = ts.isIdentifier(node) ? constants.get(node.text) : undefined;
    if (constant !== undefined && !isPropertyName(node as ts.Identifier)) found(node as ts.Identifier, constant);
    ts.forEachChild(node, visit);
  };
  visit(source);
}

function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  const isMember =
    ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent) || ts.isPropertyDeclaration(parent);
  return (isMember || ts.isAccessor(parent)) && parent.name === node;
}

/** The file with the numbers in their places. */
function inlined(source: ts.SourceFile, constants: Constants): string {
  const text = source.text;
  let result = "";
  let at = 0;
  visitNames(source, constants, (node, constant) => {
    if (isDeclared(node) || isOfModule(node)) return;
    const read = readOf(node, constant)!;
    const value =
      numberOf(constant) ??
      (constant as ReadonlyMap<string, number>).get((read as ts.PropertyAccessExpression).name.text)!;
    const isShorthand = ts.isShorthandPropertyAssignment(node.parent);
    result += text.slice(at, read.getStart()) + (isShorthand ? `${node.text}:` : "") + asLiteral(value, read);
    at = read.end;
  });
  return result + text.slice(at);
}

/** A number as it may stand in the place of a name: apart from signs and dots around it. */
function asLiteral(value: number, { parent }: ts.Node): string {
  return value < 0 || ts.isPropertyAccessExpression(parent) ? `(${value})` : String(value);
}
