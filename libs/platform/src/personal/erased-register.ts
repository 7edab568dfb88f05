import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Settings } from '../configuration/settings.js';

/**
 * Who was erased, by id, one a line. The file lies outside the stores and outlives their backups: a
 * backup that is older than an erasure brings the person back, and this undoes it.
 */
export class ErasedRegister {
  private readonly file: string;

  constructor({ data, erasedPersons }: Pick<Settings, 'data' | 'erasedPersons'>) {
    this.file = erasedPersons === '' ? join(data, 'erased-persons.txt') : erasedPersons;
  }

  get all(): readonly string[] {
    if (!existsSync(this.file)) return [];
    return readFileSync(this.file, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  }

  add(personId: string): void {
    if (this.all.includes(personId)) return;
    mkdirSync(dirname(this.file), { recursive: true });
    appendFileSync(this.file, `${personId}\n`, { mode: 0o600, flush: true });
  }
}
