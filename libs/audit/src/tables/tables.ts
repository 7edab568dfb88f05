import type { Table, View } from '#kernel';
import {
  Definitions,
  EventStore,
  hiding,
  KnownAt,
  maskedFrom,
  Readings,
  requestContext,
  through,
  Visibility,
  Watch,
} from '#platform';
import { Injectable } from '@nestjs/common';
import { Columns } from './columns.js';
import { csvHead, csvLine } from './csv.js';
import { ParquetTable, rowsInGroup } from './parquet.js';
import type { ExportTable } from './tables.queries.js';
import { NoSuchView } from './tables.queries.js';

/** What is to be written: one state of one view. */
export interface WantedTable {
  readonly name: string;
  readonly format: ExportTable['format'];
  readonly position: number;
  readonly rows: Pick<Table<object>, 'each'>;
  /** Records whose rows were read, once they were. */
  readonly read: () => void;
}

/** Every row of a view on any day, for whoever goes on with it elsewhere. */
@Injectable()
export class TableExports {
  constructor(
    private readonly definitions: Definitions,
    private readonly knownAt: KnownAt,
    private readonly store: EventStore,
    private readonly visibility: Visibility,
    private readonly readings: Readings,
  ) {}

  /** @throws NoSuchView where there is none that the asker may read */
  async wanted({ view: name, format, knownAt }: ExportTable): Promise<WantedTable> {
    const request = requestContext();
    const view = this.definitions.views.find((each) => each.name === name);
    const allowed = view && rolesFor(view).filter((role) => request.actor.roles.includes(role));
    const mayRead = request.system === true || (allowed?.length ?? 0) > 0;
    if (!view || !mayRead || view.past === 'none') throw NoSuchView({ field: 'view', view: name });
    const sight = await this.visibility.of(view.scope === 'open' ? undefined : allowed, request);
    // A position holds still while it is read twice: for the columns, and for the rows.
    const at = knownAt ?? String((await this.store.head()) ?? 0);
    const { table, position } = await this.knownAt.table(view, at, { sight });
    const watch = new Watch(view);
    const hide = hiding(request.system ? [] : maskedFrom(view, allowed ?? []));
    const read = () => {
      const what = { message: `ExportTable ${name}`, knownAt: String(position) };
      this.readings.note(request, { ...what, ...watch.read }, allowed ?? []);
    };
    const rows = through(table, (row) => hide(watch.noted(row)));
    return { name, format, position, rows, read };
  }

  async *written({ name, format, position, rows, read }: WantedTable): AsyncIterable<Buffer> {
    const columns = new Columns();
    for await (const row of rows.each({})) columns.note(row);
    read();
    const all = columns.all;
    if (format === 'csv') {
      yield Buffer.from(csvHead(all));
      for await (const part of inParts(rows)) {
        yield Buffer.from(part.map((row) => csvLine(all, row)).join(''));
      }
      return;
    }
    const table = new ParquetTable(all, { view: name, position: String(position) });
    for await (const part of inParts(rows)) yield await table.group(part);
    yield await table.end();
  }
}

/** Whoever may ask any question of a view may take its rows along. */
const rolesFor = ({ allow }: View) => [...new Set(Object.values(allow).flat())];

async function* inParts(rows: WantedTable['rows']): AsyncIterable<readonly object[]> {
  let part: object[] = [];
  for await (const row of rows.each({})) {
    part.push(row);
    if (part.length < rowsInGroup) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}
