import type { Answers } from '#platform';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Beside the sources; what is compiled from them lies in `dist`. */
const here = dirname(fileURLToPath(import.meta.url));
const file = [here, join(here, '../../apps')]
  .map((folder) => join(folder, 'answers.json'))
  .find((path) => existsSync(path));

/** What every query answers, as `npm run docs` has read it off the types of the sources. */
export const answers = JSON.parse(readFileSync(file ?? 'answers.json', 'utf8')) as Answers;
