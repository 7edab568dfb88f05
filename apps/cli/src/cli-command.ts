import type { Labels } from '#kernel';

/** One flag of a command: `--wait`, or `--name <name>` where it takes a value. */
export interface CliOption {
  readonly flags: string;
  readonly about: Labels;
  /** Whether it may be given several times. */
  readonly many?: boolean;
}

/** The values of the flags that were given, by camel-cased name. */
export type CliOptions = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** One command of the command line. */
export interface CliCommand {
  /** The name and its arguments: `rebuild <view>`. */
  readonly usage: string;
  readonly about: Labels;
  readonly options?: readonly CliOption[];
  readonly commands?: readonly CliCommand[];
  /** Whether the command reads its own arguments, as the programs of the embedded stores do. */
  readonly passThrough?: boolean;
  /** Resolves to the exit code. Loads what it needs only when it runs. */
  readonly run?: (args: readonly string[], options: CliOptions) => Promise<number>;
}

/** The value of a flag that takes one. */
export const text = (value: CliOptions[string]): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** The values of a flag that may be given several times. */
export const texts = (value: CliOptions[string]): readonly string[] =>
  Array.isArray(value) ? (value as readonly string[]) : [];
