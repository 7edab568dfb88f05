import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Beside the sources; what is compiled from them lies in `dist`. */
const here = dirname(fileURLToPath(import.meta.url));
/** What `npm run docs` has read off the types of all events, for subscribers and for auditors. */
const file = ['../../../outlets', '../../../../../libs/outlets']
  .map((folder) => join(here, folder, 'contract', 'events.json'))
  .find((path) => existsSync(path));

interface Contract {
  readonly events: Readonly<Record<string, unknown>>;
  readonly components: Readonly<Record<string, unknown>>;
}

const contractIn: (text: string) => Contract = JSON.parse;

/** The schemas of some types of events in every version, as text. */
export function schemasOf(types: ReadonlySet<string>): string {
  const none: Contract = { events: {}, components: {} };
  const { events: all, components }: Contract =
    file === undefined ? none : contractIn(readFileSync(file, 'utf8'));
  const events = Object.entries(all).filter(([type]) => types.has(type));
  return `${JSON.stringify({ events: Object.fromEntries(events), components }, null, 2)}\n`;
}
