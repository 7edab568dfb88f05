import { ExportTable, TableExports } from '#audit';
import { inContext } from '#platform';
import { createWriteStream, renameSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { connect } from '../../connect.js';

interface Asked {
  readonly view: string;
  readonly file: string;
  /** A day, a moment or a position; now where it is left out. */
  readonly knownAt: string | undefined;
}

/** `rapport export view`: CSV or Parquet by the ending of the file's name. Resolves to 0, 1 or 2. */
export async function exportTable({ view, file, knownAt }: Asked): Promise<number> {
  const format = /\.(csv|parquet)$/.exec(file)?.[1];
  if (format !== 'csv' && format !== 'parquet') {
    process.stderr.write('rapport: the file must end in .csv or .parquet\n');
    return 2;
  }
  const connected = await connect();
  try {
    const tables = connected.app.get(TableExports);
    const asked = { view, format, ...(knownAt !== undefined && { knownAt }) };
    const query = Object.assign(new ExportTable(), asked);
    const actor = { id: 'cli', roles: [], channel: 'cli' };
    const context = { actor, correlationId: 'export-view', system: true };
    const wanted = await inContext(context, () => tables.wanted(query));
    const partial = `${file}.partial`;
    await pipeline(
      Readable.from(tables.written(wanted)),
      createWriteStream(partial, { mode: 0o600 }),
    );
    renameSync(partial, file);
    process.stdout.write(`${file}: ${view} as known at position ${wanted.position}\n`);
    return 0;
  } finally {
    await connected.stop();
  }
}
