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

export const parkedTable = 'parked';
/** Among what is parked: events of the log that nobody believes, whatever reads them. */
export const doubtfulEvents = 'log';
export const registryTable = 'views';
