import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const contexts = [
  'organisation',
  'clients',
  'engagement',
  'credit',
  'lending',
  'projects',
  'risk',
  'strategy',
  'needs',
  'outreach',
  'performance',
  'desk',
  'audit',
  'outlets',
] as const;
const base = ['kernel', 'platform'];
const people = [...base, 'organisation'];
const calculations = [...base, 'loan-arithmetic'];
const lending = [...calculations, 'organisation', 'clients', 'credit'];

/** Which library may import which: the architecture, as data. In order: each knows earlier ones. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  'embedded-host': [],
  'embedded-eventstore': ['embedded-host'],
  'embedded-mongo': ['embedded-host'],
  kernel: [],
  'loan-arithmetic': ['kernel'],
  platform: ['kernel'],
  organisation: base,
  clients: people,
  engagement: [...people, 'clients'],
  credit: [...calculations, 'organisation', 'clients'],
  lending,
  projects: [...lending, 'engagement', 'lending'],
  risk: [...lending, 'engagement', 'lending', 'projects'],
  strategy: [...lending, 'engagement', 'lending', 'risk'],
  needs: [...lending, 'engagement', 'lending', 'risk', 'strategy'],
  outreach: [...lending, 'engagement', 'risk', 'strategy'],
  performance: [...lending, 'engagement', 'lending', 'risk', 'strategy', 'needs'],
  desk: [...lending, 'engagement', 'lending', 'risk', 'strategy', 'needs', 'performance'],
  audit: base,
  outlets: base,
  integration: [...calculations, ...contexts],
  demo: [...calculations, ...contexts, 'integration'],
};

/** One file of the project. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** The most lines a file, a spec, may have, and the columns no line of code, of prose, may pass. */
const most = { lines: 300, specLines: 400, columns: 120, proseColumns: 100, filesInFolder: 15 };

/** Pages whose prose fits into a terminal. Tables and code blocks are as wide as they need to be. */
const prose = /^(docs\/(?!glossary|requirements)|README|CONTRIBUTING).*\.md$/;

/** Files that hold decisions: they know the kernel and their neighbours, and no framework. */
const pure = /\.(events|decider|rules|codes|process)\.ts$/;
/** Files that only specs load. */
const forSpecs = /(\.(spec|examples|fixture|samples)|\/(examples|testing))\.ts$/;
const waysIn = ['testing', 'examples'];
/** The only files that hand on what others define. */
const barrel = /^libs\/[^/]+\/src\/(index(\.d)?|testing|examples)\.ts$/;

const folders = ['apps', 'bench', 'docs', 'libs', 'scripts', 'test'];
const kinds = /\.(ts|js|json|md|ya?ml|html|css)$/;
/** This file and its spec, which hold every word they complain of. */
const ownWords = /^test\/tidy(\.spec)?\.ts$/;
const generated =
  /^docs\/reference\/|^libs\/outlets\/contract\/|^libs\/client\/src\/(events|operations)\.|^package-lock\.json$|\/node_modules\/|^openapi\.json$/;

/** Every file of the project that people write. */
export function sources(root: string): Source[] {
  const inFolders = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(folder, file),
    ),
  );
  return [...readdirSync(root), ...inFolders]
    .filter((path) => kinds.test(path) && !generated.test(path) && !ownWords.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** Every complaint about one source. */
export function untidy(source: Source): string[] {
  const complaints = [
    ...leftOver(source),
    ...(source.path.endsWith('.ts') ? unfit(source) : []),
    ...(prose.test(source.path) ? wideProse(source) : []),
  ];
  return complaints.map((complaint) => `${source.path}: ${complaint}`);
}

/** Folders with more code than a reader takes in: what belongs together has an inner folder. */
export function crowded(paths: readonly string[]): string[] {
  const code = paths.filter((path) => /^(apps|libs)\/.*\.tsx?$/.test(path) && !forSpecs.test(path));
  const counts = new Map<string, number>();
  for (const folder of code.map((path) => dirname(path))) {
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > most.filesInFolder)
    .map(([folder, count]) => `${folder}: ${count} files; ${most.filesInFolder} at most`);
}

function unfit(source: Source): string[] {
  return [...overgrown(source), ...misplaced(source), ...importsOf(source).flatMap(wrong(source))];
}

function overgrown({ path, text }: Source): string[] {
  const lines = text.trimEnd().split('\n');
  const limit = path.endsWith('.spec.ts') ? most.specLines : most.lines;
  return [
    ...(lines.length > limit ? [`${lines.length} lines; ${limit} at most`] : []),
    ...lines.flatMap((line, index) =>
      line.length > most.columns ? [`line ${index + 1} is wider than ${most.columns} columns`] : [],
    ),
  ];
}

function wideProse({ text }: Source): string[] {
  let inCode = false;
  return text.split('\n').flatMap((line, index) => {
    if (/^\s*```/.test(line)) inCode = !inCode;
    const isWide = line.length > most.proseColumns && !inCode && !line.startsWith('|');
    // What holds no space cannot be broken.
    return isWide && line.trim().includes(' ')
      ? [`line ${index + 1} is wider than ${most.proseColumns} columns`]
      : [];
  });
}

function misplaced({ path, text }: Source): string[] {
  const reexports = /^export (\*|\{[^}]*\}|type \{[^}]*\}).* from '/m.test(text);
  return [
    ...(reexports && !barrel.test(path) && !forSpecs.test(path)
      ? ['a barrel inside a library']
      : []),
    ...(/^export default\b/m.test(text) ? ['a default export'] : []),
    ...(/eslint-disable(?!.* -- \S)/.test(text) ? ['eslint-disable without a reason'] : []),
  ];
}

/** What must not be left: unfinished work, output for debugging, the place it was written at. */
function leftOver({ path, text }: Source): string[] {
  const typescript = path.endsWith('.ts');
  const program = typescript && /^(apps|libs)\//.test(path) && !path.endsWith('.spec.ts');
  const found = [
    ...text.matchAll(/\b(?:FIXME|TODO|XXX)\b/g),
    ...(program ? text.matchAll(/\bconsole\.log\b/g) : []),
    ...(typescript ? text.matchAll(/\b(?:describe|it|test)\.only\b|\bdebugger;/g) : []),
  ];
  return [...new Set(found.map(([word]) => word))].map((word) => `${word} is left over`);
}

const importsOf = ({ text }: Source): string[] =>
  [...text.matchAll(/(?:\bfrom|\bimport\(|^import) ?'([^']+)'/gm)].flatMap(
    ([, from]) => from ?? [],
  );

const wrong =
  (source: Source) =>
  (from: string): string[] => {
    if (from.startsWith('.')) return wrongRelative(source, from);
    if (from.startsWith('#')) return wrongLibrary(source, from);
    return pure.test(source.path) && from.startsWith('@nestjs/')
      ? [`a pure file may not import ${from}`]
      : [];
  };

function wrongRelative({ path }: Source, from: string): string[] {
  const home = /^(libs\/[^/]+|apps)\//.exec(path)?.[1];
  const target = join(path, '..', from);
  return [
    ...(/\.(js|json)$/.test(from) ? [] : [`${from} does not end in .js`]),
    ...(home && !target.startsWith(`${home}/`) ? [`${from} leaves ${home}`] : []),
    ...(/^libs\/[^/]+\/src\/index\.js$/.test(target) && !path.endsWith('.spec.ts')
      ? [`${from} goes through the barrel`]
      : []),
  ];
}

function wrongLibrary({ path }: Source, from: string): string[] {
  const [to = '', way, ...deeper] = from.slice(1).split('/');
  const library = /^libs\/([^/]+)\//.exec(path)?.[1];
  const behind = deeper.length > 0 || (way !== undefined && !waysIn.includes(way));
  return [
    ...(library !== undefined && library !== to && !mayImport[library]?.includes(to)
      ? [`${library} may not import ${to}`]
      : []),
    ...(library === to ? [`${from} is its own library`] : []),
    ...(behind ? [`${from} reaches behind an index`] : []),
    ...(library !== undefined && way !== undefined && !behind && !forSpecs.test(path)
      ? [`${from} is for specs`]
      : []),
  ];
}
