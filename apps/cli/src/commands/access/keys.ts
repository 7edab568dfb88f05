import { addMasterKey, readSettings, rotateSealKey } from '#platform';
import { connect } from '../../connect.js';

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

/**
 * `rapport keys rotate-master`: adds a master key to the data folder, unless the environment or a
 * vault holds them, and wraps the key of every person with the last one. It may be run again at
 * any time.
 */
export async function rotateMaster(): Promise<number> {
  const { data, masterKeys, kmsUrl } = readSettings(process.env);
  if (masterKeys === '' && kmsUrl === '')
    process.stdout.write(`master key ${addMasterKey(data)} wraps from now on\n`);
  const connected = await connect();
  try {
    const count = await connected.world.personal.keys.rewrap();
    process.stdout.write(`${count} keys of persons are wrapped anew\n`);
    return 0;
  } finally {
    await connected.stop();
  }
}
