import { readSettings, rotateSealKey } from '#platform';

/** `rapport keys rotate`: resolves to 0, or 1 where the keys are not in the data folder. */
export function rotate(): Promise<number> {
  const { data, sealKeys } = readSettings(process.env);
  if (sealKeys !== '') {
    process.stderr.write('rapport: RAPPORT_SEAL_KEYS holds the keys; add one at its end\n');
    return Promise.resolve(1);
  }
  process.stdout.write(`key ${rotateSealKey(data)} seals from now on\n`);
  return Promise.resolve(0);
}
