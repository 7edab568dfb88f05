import 'reflect-metadata';
import { run } from '../../run.js';
import { runProgram } from './program.js';
import { release } from './release.js';
import { languageOf } from './output/words.js';

/** Runs one command of the command line; sets the exit code. */
export function main(args: readonly string[]): Promise<void> {
  return run(() =>
    runProgram(args, {
      version: release,
      language: languageOf(args, process.env),
      output: {
        out: (text) => process.stdout.write(text),
        err: (text) => process.stderr.write(text),
      },
    }),
  );
}
