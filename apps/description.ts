import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const apps = dirname(fileURLToPath(import.meta.url));
const above = dirname(apps);

/** The description of the API that `npm run docs` writes; seen from the sources and from `dist`. */
export const description = join(
  ...[above, basename(above) === 'dist' ? '..' : '', 'docs', 'reference', 'openapi.json'],
);
