import { UnusableFolder } from '#embedded-host';

/** What is stored is not what was written; says what and where. Restore a backup. */
export class DamagedLog extends UnusableFolder {
  constructor(what: string) {
    super('damaged', `the data folder is damaged: ${what}; restore a backup`);
  }
}
