import { Command, CommanderError, Option } from 'commander';
import type { CliCommand, CliOption } from './cli-command.js';
import { commands } from './commands.js';
import { complaintIn, words } from './output/words.js';
import type { Language } from './output/words.js';

/** Exit codes: 0 done, 1 failed, 2 wrong arguments, 130 interrupted. */
export const exitCodes = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const;

/** Where the command line writes. */
export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/**
 * Reads the arguments and runs one command. Nothing is started before every argument is known to be
 * right. Resolves to the exit code.
 */
export async function runProgram(
  args: readonly string[],
  { version, language, output }: { version: string; language: Language; output: Output },
): Promise<number> {
  let code: number = exitCodes.done;
  const finish = (result: number) => {
    code = result;
  };
  const root = new Command('rapport').version(version, '-V, --version', words[language].version);
  const making = { version, language, output, finish };
  dress(root, making);
  for (const command of commands) add(root, command, making);
  root.addHelpText('after', `\n${words[language].exitCodes}`);
  try {
    await root.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage;
    throw error;
  }
}

interface Making {
  readonly version: string;
  readonly language: Language;
  readonly output: Output;
  readonly finish: (code: number) => void;
}

function add(parent: Command, declared: CliCommand, making: Making): void {
  const { version, language, finish } = making;
  const command = parent.command(declared.usage).description(declared.about[language]);
  dress(command, making);
  for (const option of declared.options ?? []) addOption(command, option, language);
  for (const child of declared.commands ?? []) add(command, child, making);
  if (declared.passThrough) {
    command
      .helpOption(false)
      .allowUnknownOption()
      .argument('[arguments...]')
      .allowExcessArguments();
  } else command.version(version, '-V, --version', words[language].version);
  const { run } = declared;
  if (!run) return;
  command.action(async () => {
    finish(await run(command.args, command.opts()));
  });
}

function addOption(command: Command, { flags, about, many }: CliOption, language: Language): void {
  if (!many) command.option(flags, about[language]);
  else {
    command.option(
      flags,
      about[language],
      (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
    );
  }
}

/** The same help, errors and exit for every command. */
function dress(command: Command, { language, output }: Making): void {
  const { out, err } = output;
  const { help, helpCommand, lang, titles } = words[language];
  command
    .addOption(new Option('--lang <language>', lang).choices(['en', 'zh']))
    .exitOverride()
    .helpOption('-h, --help', help)
    .helpCommand('help [command]', helpCommand)
    .showHelpAfterError(false)
    .allowExcessArguments(false)
    .configureHelp({ styleTitle: (title) => titles[title] ?? title, showGlobalOptions: false })
    .configureOutput({
      writeOut: out,
      writeErr: err,
      outputError: (text, write) => {
        write(`rapport: ${complaintIn(language, text)}`);
      },
    });
}
