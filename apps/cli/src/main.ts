import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { run } from '../../run.js';
import { runProgram } from './program.js';
import { languageOf } from './words.js';

const packageFile = new URL('../../../../package.json', import.meta.url);

/** Runs one command of the command line; sets the exit code. */
export function main(args: readonly string[]): Promise<void> {
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { readonly version: string };
  return run(() =>
    runProgram(args, {
      version,
      language: languageOf(args, process.env),
      output: {
        out: (text) => process.stdout.write(text),
        err: (text) => process.stderr.write(text),
      },
    }),
  );
}
