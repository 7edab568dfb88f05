import type { Schema } from '#kernel';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What subscribers may build upon of one type of event. */
export interface EventContract {
  /** The kind of stream that records it. */
  readonly category: string;
  /** The newest version. */
  readonly version: number;
  readonly description: string;
  /** The ids its data begin with. */
  readonly heading: readonly string[];
  /** The schema of its data in each version. */
  readonly versions: Readonly<Record<string, Schema>>;
}

/** The data of every event as JSON Schema, and the schemas these refer to. */
export interface Contract {
  readonly events: Readonly<Record<string, EventContract>>;
  readonly components: Readonly<Record<string, Schema>>;
}

/** Beside the sources; what is compiled from them lies in `dist`. */
const here = dirname(fileURLToPath(import.meta.url));
const folders = ['../..', '../../../../../libs/outlets'].map((path) => join(here, path));
const file = folders
  .map((folder) => join(folder, 'contract', 'events.json'))
  .find((path) => existsSync(path));
const none: Contract = { events: {}, components: {} };

/** The contract as `npm run docs` has read it off the types of the sources. */
export const contract =
  file === undefined ? none : (JSON.parse(readFileSync(file, 'utf8')) as Contract);

/** The name of a type with its version, as consumers see it. */
export const typeOf = (type: string, version: number): string => `rapport.${type}.v${version}`;
