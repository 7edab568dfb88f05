import 'reflect-metadata';
import { commands } from './commands.js';

/** Runs one command of the command line; sets the exit code. */
export async function main(args: readonly string[]): Promise<void> {
  const [name = 'help', ...rest] = args;
  const command = commands[name];
  if (!command) {
    process.stderr.write(`rapport: there is no command ${name}; see \`rapport help\`\n`);
    process.exitCode = 2;
    return;
  }
  try {
    process.exitCode = await command.run(rest);
  } catch (error) {
    process.stderr.write(
      `rapport ${name}: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 1;
  }
}
