import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** This library, compiled: for specs that need it in a thread or process of its own. */
export interface Compiled {
  readonly dir: string;
  /** To import from. */
  readonly index: string;
  remove(): void;
}

/** Compiles this library alone, as `npm run build` compiles all. */
export async function compiled(): Promise<Compiled> {
  const { transformFile } = await import('@swc/core');
  const root = resolve('.');
  const source = join(root, 'libs/embedded-eventstore/src');
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const dir = mkdtempSync(join(cache, 'eventstore-'));
  writeFileSync(join(dir, 'package.json'), '{ "type": "module" }');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'),
  );
  for (const file of files) {
    const target = join(dir, file.replace(/\.ts$/, '.js'));
    const { code } = await transformFile(join(source, file), { root, cwd: root });
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, code);
  }
  return {
    dir,
    index: pathToFileURL(join(dir, 'index.js')).href,
    remove: () => rmSync(dir, { recursive: true }),
  };
}
