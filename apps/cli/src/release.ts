import { readFileSync } from 'node:fs';

const packageFile = new URL('../../../../package.json', import.meta.url);

/** The release of Rapport, as package.json says. */
export const { version: release } = JSON.parse(readFileSync(packageFile, 'utf8')) as {
  readonly version: string;
};
