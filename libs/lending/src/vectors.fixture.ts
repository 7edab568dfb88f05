import { existsSync, readFileSync } from 'node:fs';

const folder = new URL('../../../../shared/vectors/', import.meta.url);

/**
 * Specs over a file of other people's test vectors, which is read where it is and never copied
 * in. Where it is not there, one skipped line says so. `T` is what the file is known to hold.
 */
export function describeVectors<T>(name: string, file: string, specs: (found: T) => void): void {
  const address = new URL(file, folder);
  if (existsSync(address)) {
    describe(name, () => specs(JSON.parse(readFileSync(address, 'utf8')) as T));
  } else {
    describe.skip(name, () => it(`needs ../shared/vectors/${file}, which is not there`, () => 0));
  }
}
