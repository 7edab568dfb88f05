import type { View } from '#kernel';

/** The table of one build of a view: `loan-book@3`, or `loan-book@3.2` for its second build. */
export const buildOf = ({ name, version }: View, generation = 1): string =>
  generation === 1 ? `${name}@${version}` : `${name}@${version}.${generation}`;

/** The name, version and generation of a build. */
export function partsOf(build: string): { name: string; version: number; generation: number } {
  const [, name = '', version = '1', generation = '1'] =
    /^(.+)@(\d+)(?:\.(\d+))?$/.exec(build) ?? [];
  return { name, version: Number(version), generation: Number(generation) };
}

/** Where the totals of a build's rollups are kept. */
export const totalsOf = (build: string): string => `${build}:totals`;

/** What the rows of a build were before they changed. */
export const versionsOf = (build: string): string => `${build}:versions`;

/** What the rows of a build were before a later day changed them. */
export const daysOf = (build: string): string => `${build}:days`;

/**
 * The past of the totals of a build: what each batch added to a group, and every now and then what
 * all groups had come to. They are those of every row, whoever sees it: who sees a row changes, what
 * there was does not.
 */
export const pastTotalsOf = (build: string): string => `${build}:past-totals`;

/** All that is kept of a build beside its rows. */
export const tablesBeside = (build: string): readonly string[] =>
  [totalsOf, versionsOf, daysOf, pastTotalsOf].map((table) => table(build));

export const parkedTable = 'parked';
/** Among what is parked: events of the log that nobody believes, whatever reads them. */
export const doubtfulEvents = 'log';
export const registryTable = 'views';
