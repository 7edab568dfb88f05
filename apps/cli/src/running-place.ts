import { readSettings } from '#platform';
import { readRunning } from '../../standalone/src/running-file.js';

/** Where a running API is, and by whose token it is spoken to. */
export interface Place {
  readonly url: string;
  readonly token: string;
}

/** By RAPPORT_URL, or the running-file of the data folder, and RAPPORT_TOKEN. */
export function runningPlace(whose: 'person' | 'service'): Place {
  const { RAPPORT_URL, RAPPORT_TOKEN: token } = process.env;
  const url = RAPPORT_URL ?? readRunning(readSettings(process.env).data)?.address;
  if (url === undefined) throw new Error('RAPPORT_URL must say where Rapport runs');
  if (token === undefined) throw new Error(`RAPPORT_TOKEN must be the token of a ${whose}`);
  return { url, token };
}
