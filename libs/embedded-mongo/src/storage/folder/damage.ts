import { CommandError } from '../../errors.js';

/** What is stored is not what was written: nothing of it is given out. */
export class Damaged extends CommandError {
  constructor(what: string, key: string) {
    const place = Buffer.from(key.slice(0, 80), 'latin1').toString('hex');
    super(301, `the data folder is damaged: ${what} is not as written, key ${place}`);
  }
}
