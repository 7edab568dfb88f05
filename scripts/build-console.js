// Builds the console to dist/console, where its sources are newer than what stands there.
// Fails when the page grows beyond what a slow line carries in a second or two.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const from = join(root, 'apps', 'console');
const to = join(root, 'dist', 'console');
const maxKb = { first: 130, page: 30, css: 15 };

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name));
const newest = (files) => Math.max(0, ...files.map((file) => statSync(file).mtimeMs));

function isFresh() {
  try {
    const sources = [...filesIn(from), join(root, 'package-lock.json')];
    return statSync(join(to, 'index.html')).mtimeMs > newest(sources);
  } catch {
    return false;
  }
}

/** The weight of a file as it travels, in kB. */
const weight = (file) => gzipSync(readFileSync(file), { level: 9 }).length / 1_000;

export async function buildConsole() {
  if (isFresh()) return 'the console is up to date';
  if (!existsSync(join(root, 'node_modules', 'vite'))) return 'the console cannot be built here';
  const { build } = await import('vite');
  const onLog = (level, log, otherwise) => {
    if (log.code !== 'MODULE_LEVEL_DIRECTIVE') otherwise(level, log);
  };
  const rolldownOptions = { onLog };
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production'; // whoever builds it, a spec too, builds the same page
  await build({
    configFile: join(from, 'vite.config.js'),
    logLevel: 'warn',
    build: { rolldownOptions },
  });
  // vite makes the whole process one of production, in which the embedded stores refuse to start.
  if (before === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = before;
  const parts = weights();
  for (const [part, kb, most] of parts) {
    if (kb > most) throw new Error(`${part}: ${kb.toFixed(1)} kB; at most ${most}`);
  }
  const lines = parts.map(([part, kb]) => `  ${part} ${kb.toFixed(1)} kB`);
  return `the console is built\n${lines.join('\n')}`;
}

/** What travels: the scripts that the page names, all together; and each that is fetched later. */
function weights() {
  const page = readFileSync(join(to, 'index.html'), 'utf8');
  const names = readdirSync(join(to, 'assets'));
  const scripts = names.filter((name) => name.endsWith('.js'));
  const styles = names.filter((name) => name.endsWith('.css'));
  const sum = (those) => those.reduce((kb, name) => kb + weight(join(to, 'assets', name)), 0);
  const isFirst = (name) => page.includes(name);
  return [
    ['first scripts', sum(scripts.filter(isFirst)), maxKb.first],
    ...scripts.filter((name) => !isFirst(name)).map((name) => [name, sum([name]), maxKb.page]),
    ['styles', sum(styles), maxKb.css],
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await buildConsole());
