import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** `RAPPORT_VECTORS` names another folder of the same files. */
const own = process.env['RAPPORT_VECTORS'];
const folder = own
  ? pathToFileURL(`${own}/`)
  : new URL('../../../../shared/vectors/', import.meta.url);

/**
 * Specs over a file of other people's test vectors, which is read where it is and never copied
 * in. Where it is not there, one skipped line says so.
 */
export function describeVectors(name: string, file: string, specs: (json: string) => void): void {
  const address = new URL(file, folder);
  if (existsSync(address)) {
    describe(name, () => specs(readFileSync(address, 'utf8')));
  } else {
    describe.skip(name, () =>
      it(`needs ../shared/vectors/${file}, which is not there`, () => undefined),
    );
  }
}
