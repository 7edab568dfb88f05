import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { exitCodes, runProgram } from './program.js';
import { languageOf } from './words.js';

const packageFile = new URL('../../../../package.json', import.meta.url);

/** Runs one command of the command line; sets the exit code. */
export async function main(args: readonly string[]): Promise<void> {
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { readonly version: string };
  try {
    process.exitCode = await runProgram(args, {
      version,
      language: languageOf(args, process.env),
      output: {
        out: (text) => process.stdout.write(text),
        err: (text) => process.stderr.write(text),
      },
    });
  } catch (error) {
    process.stderr.write(`rapport: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = exitCodes.failed;
  }
}
