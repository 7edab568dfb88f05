import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const apps = dirname(fileURLToPath(import.meta.url));
const above = dirname(apps);

/** Where `npm run build` puts the console; seen from the sources and from what is compiled. */
export const consoleFolder = join(above, basename(above) === 'dist' ? '' : 'dist', 'console');
