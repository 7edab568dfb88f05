import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { readdirSync } from 'node:fs';
import { definitionsOf } from '../libs/platform/src/definitions-of.js';

const libraries = readdirSync('libs', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => `libs/${file}`)
  .sort();

/** The source files of the libraries whose path matches. */
export const files = (pattern: RegExp): readonly string[] =>
  libraries.filter((file) => pattern.test(file));

/** Everything exported by some files. */
export async function exportsOf(pattern: RegExp): Promise<readonly (readonly [string, unknown])[]> {
  const found: (readonly [string, unknown])[] = [];
  // One after the other: Jest cannot link two ES modules at a time.
  for (const file of files(pattern)) {
    const path = `../${file.replace(/\.ts$/, '.js')}`;
    found.push(...Object.entries((await import(path)) as object));
  }
  return found;
}

/** The Nest modules of every context there is, wired or not. */
export const contextModules = (await exportsOf(/^libs\/(?!platform)[^/]+\/src\/[^/]+\.module\.ts$/))
  .filter(([name]) => name.endsWith('Module'))
  .map(([, module]) => module as Type);

/** Every definition of the product. */
export const product = definitionsOf(contextModules);
