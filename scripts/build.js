// Compiles apps/ and libs/ to dist/, file by file; only what is newer than what stands there.
import { readdirSync, statSync, mkdirSync, renameSync, writeFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modified = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const settings = modified(join(root, '.swcrc'));

const typescript = (folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => file.endsWith('.ts') && !/\.(spec|d|fixture)\.ts$/.test(file));

/** Brings dist/ up to date; resolves to the number of files compiled. */
export async function build() {
  const sources = ['apps', 'libs'].flatMap(typescript);
  const target = (file) => join(root, 'dist', file.replace(/\.ts$/, '.js'));
  const stale = sources.filter((file) => {
    const built = modified(target(file));
    return built < modified(join(root, file)) || built < settings;
  });
  await Promise.all(
    stale.map(async (file) => {
      const { code } = await transformFile(join(root, file), { root, cwd: root });
      mkdirSync(dirname(target(file)), { recursive: true });
      // Beside and renamed: another process may be loading it.
      const beside = `${target(file)}.${process.pid}`;
      writeFileSync(beside, code);
      renameSync(beside, target(file));
    }),
  );
  const wanted = new Set(sources.map(target));
  for (const folder of ['apps', 'libs']) {
    const built = join(root, 'dist', folder);
    if (!modified(built)) continue;
    for (const file of readdirSync(built, { recursive: true, encoding: 'utf8' })) {
      if (file.endsWith('.js') && !wanted.has(join(built, file))) rmSync(join(built, file));
    }
  }
  return stale.length;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(`${await build()} files compiled`);
}
