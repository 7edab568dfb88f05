import type { StoredRow, Tables } from '#platform';
import { checkpointTable, parkedTable } from '#platform';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How often the places are written down. */
const keepEveryMs = 5_000;

/** How far each process has read, and which of its events are parked. */
interface Places {
  readonly checkpoints: readonly StoredRow[];
  readonly parked: readonly StoredRow[];
}

const fileIn = (folder: string) => join(folder, 'processes.json');

/**
 * Writes the places of the processes to a file beside the read models. Rows are rebuilt from the log,
 * but the log does not tell how far a process has read: a process that starts over repeats commands
 * that were refused before.
 */
export function keepPlaces(tables: Tables, folder: string): { stop(): Promise<void> } {
  let last = '';
  const keep = async () => {
    const places = JSON.stringify(await placesIn(tables));
    if (places === last) return;
    const beside = `${fileIn(folder)}.new`;
    writeFileSync(beside, places, { mode: 0o600, flush: true });
    renameSync(beside, fileIn(folder));
    last = places;
  };
  // While a store is away, the last places remain.
  const timer = setInterval(() => void keep().catch(() => undefined), keepEveryMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await keep().catch(() => undefined);
    },
  };
}

async function placesIn(tables: Tables): Promise<Places> {
  const ofProcesses = (field: string) =>
    ({ all: [{ field, is: 'startsWith', value: 'process:' }] }) as const;
  // In this order, so that nothing is parked before a checkpoint and missing here.
  const checkpoints = await tables.find(checkpointTable, ofProcesses('_id'));
  const parked = await tables.find(parkedTable, ofProcesses('build'));
  return { checkpoints, parked };
}

/** Writes the kept places into empty tables. */
export async function restorePlaces(tables: Tables, folder: string): Promise<void> {
  if (!existsSync(fileIn(folder))) return;
  const { checkpoints, parked } = JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Places;
  await tables.create([checkpointTable, parkedTable]);
  await tables.write(
    parkedTable,
    parked.map((put) => ({ put })),
  );
  await tables.write(
    checkpointTable,
    checkpoints.map((put) => ({ put })),
  );
}
