import { Injectable } from '@nestjs/common';
import type { StoredRow, Test } from '../../stores/tables.js';
import { Tables } from '../../stores/tables.js';
import { ownerOf } from '../../parked/confirmed-skips.js';
import { doubtfulEvents, parkedTable } from '../running/view-tables.js';

/** An event that a view could not fold or a process not react to, or that came after such a one. */
export interface ParkedEvent {
  /** The build of a view, `process:` and the name of a process, or `log` for what nobody believes. */
  readonly build: string;
  /** The same whichever build it is: the view, the process, or `log`. */
  readonly of: string;
  /** The row; of a process, the stream. */
  readonly key: string;
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly at: string;
  readonly error: string;
  /** Whether somebody has asked for it to be tried again. */
  readonly replay: boolean;
  /** The decision by which everything goes on without it. */
  readonly skipped?: string;
}

/** What is parked, for those who put its cause right. */
@Injectable()
export class ParkedEvents {
  constructor(private readonly tables: Tables) {}

  /** In the order of the log; of one build or key, where asked. */
  async list(build?: string, key?: string): Promise<readonly ParkedEvent[]> {
    return (await this.found(build, key)).map(parkedOf);
  }

  /** Asks the worker to try again; resolves to how many events it was asked for. */
  async replay(build?: string, key?: string): Promise<number> {
    const found = (await this.found(build, key)).filter(isToBeTaken);
    await this.tables.write(
      parkedTable,
      found.map((row) => ({ put: { ...row, replay: true } })),
    );
    return found.length;
  }

  /** How many wait, and how many of the log nobody believes; those decided upon are left out. */
  async counted(): Promise<{ readonly parked: number; readonly doubtful: number }> {
    const waiting: Test = { field: 'skipped', is: 'eq', value: null };
    const count = (is: 'eq' | 'ne') =>
      this.tables.count(parkedTable, {
        all: [{ field: 'build', is, value: doubtfulEvents }, waiting],
      });
    const [parked, doubtful] = await Promise.all([count('ne'), count('eq')]);
    return { parked, doubtful };
  }

  private found(build?: string, key?: string): Promise<readonly StoredRow[]> {
    const asked = Object.entries({ build, key });
    const all = asked.flatMap(([field, value]): Test[] =>
      value === undefined ? [] : [{ field, is: 'eq', value }],
    );
    return this.tables.find(parkedTable, { all }, { sort: [['position', 1]] });
  }
}

/** What nobody believes cannot be taken, and what is skipped is not to be. */
const isToBeTaken = ({ build, skipped }: StoredRow): boolean =>
  build !== doubtfulEvents && typeof skipped !== 'string';

const parkedOf = (row: StoredRow): ParkedEvent => ({
  build: String(row['build']),
  of: ownerOf(String(row['build'])),
  key: String(row['key']),
  position: Number(row['position']),
  stream: String(row['stream']),
  revision: Number(row['revision']),
  type: String(row['type']),
  at: String(row['at']),
  error: String(row['error']),
  replay: row['replay'] === true,
  ...(typeof row['skipped'] === 'string' && { skipped: row['skipped'] }),
});
