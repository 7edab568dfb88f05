// `npm run duplicates [-- TOKENS]`: pairs of places in the sources that say the same, longest first.
// Two places are the same if `TOKENS` tokens (90 by default) are, and half of their names. Specs,
// samples, tables of codes and generated files are left out. To read, not to obey.
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

const least = Number(process.argv[2] ?? 90);
const leastAlikePercent = 50;
const leftOut =
  /\.(spec|examples|samples|fixture|d)\.ts$|\.(codes|rules|refusals|events|commands|controller)\.ts$|\/calendars\//;

const files = ['apps', 'libs', 'scripts', 'bench']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  )
  .filter(
    (file) => /\.(ts|tsx|js)$/.test(file) && !/node_modules/.test(file) && !leftOut.test(file),
  )
  .sort();

const named = new Set([
  ts.SyntaxKind.Identifier,
  ts.SyntaxKind.NumericLiteral,
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.NoSubstitutionTemplateLiteral,
]);

/** The kinds of the tokens of a file behind its imports, and the line of each. */
function tokensOf(file) {
  const text = readFileSync(file, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const tokens = [];
  const visit = (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    const children = node.getChildren(source);
    if (children.length > 0) return children.forEach(visit);
    if (node.getWidth(source) === 0 || ts.isJSDoc(node)) return;
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    const kind = named.has(node.kind) ? 0 : node.kind;
    tokens.push({ kind, line, name: kind === 0 ? node.getText(source) : '' });
  };
  visit(source);
  return tokens;
}

const sources = files.map((file) => ({ file, tokens: tokensOf(file) }));
const known = new Map();
const pairs = [];
for (const [at, { tokens }] of sources.entries()) {
  for (let start = 0; start + least <= tokens.length; start += 1) {
    const key = tokens
      .slice(start, start + least)
      .map(({ kind }) => kind)
      .join();
    const before = known.get(key);
    if (before === undefined) known.set(key, [at, start]);
    else if (before[0] !== at || start - before[1] >= least) pairs.push([before, [at, start]]);
  }
}

/** A pair of windows that goes on where another began is part of it. */
const begun = new Set(pairs.map(([[a, i], [b, j]]) => `${a}:${i}:${b}:${j}`));
const found = pairs
  .filter(([[a, i], [b, j]]) => !begun.has(`${a}:${i - 1}:${b}:${j - 1}`))
  .map(([[a, i], [b, j]]) => {
    let length = least;
    while (begun.has(`${a}:${i + length - least + 1}:${b}:${j + length - least + 1}`)) length += 1;
    const [one, other] = [sources[a], sources[b]];
    const names = (source, start) => source.tokens.slice(start, start + length);
    const [left, right] = [names(one, i), names(other, j)];
    const alike = left.filter(({ name }, index) => name !== '' && name === right[index].name);
    const all = left.filter(({ name }) => name !== '');
    return {
      length,
      alike: Math.round((100 * alike.length) / Math.max(1, all.length)),
      one: `${one.file}:${left[0].line}-${left.at(-1).line}`,
      other: `${other.file}:${right[0].line}-${right.at(-1).line}`,
    };
  })
  .filter(({ alike }) => alike >= leastAlikePercent)
  .sort((a, b) => b.length * b.alike - a.length * a.alike);

for (const { length, alike, one, other } of found) {
  console.log(`${length} tokens, ${alike} % of the names alike\n  ${one}\n  ${other}`);
}
console.log(`${found.length} pairs of ${least} tokens or more in ${files.length} files`);
