import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export { chooser, damages, type Choose } from './folder/damages.js';

/**
 * Brings the compiled code up to date and resolves to the URL of a library's barrel: for specs
 * that need it in a thread or process of its own.
 */
export async function compiled(library: string): Promise<string> {
  const script = pathToFileURL(resolve('scripts/build.js')).href;
  const { build } = (await import(script)) as { build: () => Promise<number> };
  await build();
  return pathToFileURL(resolve('dist/libs', library, 'src/index.js')).href;
}

export { canRecordWrites, DiskFile, recordWrites } from './testing-power-loss.js';
