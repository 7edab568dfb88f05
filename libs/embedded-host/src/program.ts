import { parseArgs, type ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;
/** The values of a program's options. */
export type ValuesOf<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; allowPositionals: true }>
>['values'];

/** A program of the command line. */
export interface Program<O extends Options> {
  /** Stands before what it says. */
  readonly name: string;
  readonly usage: string;
  readonly options: O;
  /** What it does by the first word of its arguments; `run` without one. */
  readonly commands: Readonly<Record<string, (values: ValuesOf<O>) => Promise<number>>>;
}

/** The command line is wrong. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/**
 * Runs a program. Resolves to its exit code: 0 done, 1 failed, 2 wrong usage.
 * @param argv what follows the name of the program
 */
export async function runProgram<O extends Options>(
  program: Program<O>,
  argv: readonly string[],
): Promise<number> {
  const { name, usage, commands } = program;
  try {
    if (argv.some((argument) => argument === '--help' || argument === '-h')) {
      say(usage);
      return 0;
    }
    const { values, positionals } = parse(program.options, argv);
    const [command = 'run', ...more] = positionals;
    if (more.length) throw new WrongUsage(`what is '${more.join(' ')}'?`);
    const act = Object.hasOwn(commands, command) ? commands[command] : undefined;
    if (!act) throw new WrongUsage(`there is no command '${command}'`);
    return await act(values);
  } catch (error) {
    complain(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    if (!(error instanceof WrongUsage)) return 1;
    complain(usage);
    return 2;
  }
}

function parse<O extends Options>(options: O, argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Runs a server until SIGINT or SIGTERM, or until it dies. Resolves to the exit code.
 * @param start is given what to call when the server dies
 */
export async function runServer(
  name: string,
  start: (died: (error: Error) => void) => Promise<{ stop(): Promise<void> }>,
): Promise<number> {
  let died: (error: Error) => void = () => undefined;
  const failure = new Promise<Error>((resolve) => {
    died = resolve;
  });
  const server = await start((error) => died(error));
  const error = await Promise.race([signalled(), failure]);
  if (error) {
    complain(`${name}: ${error.message}`);
    return 1;
  }
  await server.stop();
  say(`${name}: stopped`);
  return 0;
}

const signalled = (): Promise<undefined> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => resolve(undefined));
    }
  });

/** The value of an option that must be there. */
export function required(value: string | undefined, option: string): string {
  if (!value) throw new WrongUsage(`${option} is missing`);
  return value;
}

/** A whole number from 0 to `most`. */
export function wholeNumber(value: string, option: string, most = Number.MAX_SAFE_INTEGER): number {
  if (/^\d+$/.test(value) && Number(value) <= most) return Number(value);
  const limit = most < Number.MAX_SAFE_INTEGER ? ` up to ${most}` : '';
  throw new WrongUsage(`${option} needs a whole number${limit}, not '${value}'`);
}

export const optionalNumber = (value: string | undefined, option: string): number | undefined =>
  value === undefined ? undefined : wholeNumber(value, option);

/** The greatest TCP port. */
export const MAX_PORT = 65_535;

export const say = (line: string): boolean => process.stdout.write(`${line}\n`);
export const complain = (line: string): boolean => process.stderr.write(`${line}\n`);
