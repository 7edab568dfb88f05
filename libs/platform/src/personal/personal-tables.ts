import type { PersonalFields, View } from '#kernel';
import type { KeyObject } from 'node:crypto';
import type {
  Direction,
  Filter,
  FindOptions,
  StoredRow,
  TableWrites,
  Transaction,
  Write,
} from '../stores/tables.js';
import { Tables } from '../stores/tables.js';
import { partsOf } from '../views/running/view-tables.js';
import { close, open, withoutFields } from './personal-data.js';
import { foundBy, KeyedIndex } from './keyed-index.js';
import type { PersonKeys } from './keys/person-keys.js';

type Index = Readonly<Record<string, Direction>>;

/**
 * Tables whose rows hold no personal data in plain text. A view names such fields; they are encrypted
 * with the key of the row's person on their way in, and opened on their way out. Versions of rows are
 * treated as rows are.
 */
export class PersonalTables extends Tables {
  private readonly fields = new Map<string, PersonalFields>();
  private readonly found: KeyedIndex;

  constructor(
    private readonly tables: Tables,
    private readonly keys: PersonKeys,
  ) {
    super();
    this.found = new KeyedIndex(keys);
  }

  /** Tells the views there are. */
  knows(views: readonly View[]): void {
    for (const { name, personal } of views) if (personal) this.fields.set(name, personal);
  }

  get transactional(): boolean {
    return this.tables.transactional;
  }

  async byIds(table: string, ids: readonly string[], within?: Transaction) {
    return this.opened(table, await this.tables.byIds(table, ids, within));
  }

  async find(table: string, filter: Filter, options?: FindOptions) {
    const asked = await this.asked(table, filter);
    return this.opened(table, await this.tables.find(table, asked, options));
  }

  async count(table: string, filter: Filter, most?: number) {
    return this.tables.count(table, await this.asked(table, filter), most);
  }

  async write(table: string, writes: readonly Write[], within?: Transaction) {
    return this.tables.write(table, await this.closedWrites(table, writes), within);
  }

  override async writeAll(changes: readonly TableWrites[], within?: Transaction) {
    const closed: TableWrites[] = [];
    for (const { table, writes } of changes) {
      closed.push({ table, writes: await this.closedWrites(table, writes) });
    }
    await this.tables.writeAll(closed, within);
  }

  swap(...given: Parameters<Tables['swap']>) {
    return this.tables.swap(...given);
  }

  async insertMissing(table: string, rows: readonly StoredRow[]) {
    const personal = this.of(table);
    if (!personal) return this.tables.insertMissing(table, rows);
    const closed = await Promise.all(rows.map((row) => this.closed(personal, row)));
    return this.opened(table, await this.tables.insertMissing(table, closed));
  }

  transact<T>(work: (transaction: Transaction) => Promise<T>) {
    return this.tables.transact(work);
  }

  index(table: string, indexes: readonly Index[]) {
    return this.tables.index(table, indexes);
  }

  create(tables: readonly string[]) {
    return this.tables.create(tables);
  }

  drop(table: string) {
    return this.tables.drop(table);
  }

  names() {
    return this.tables.names();
  }

  ping() {
    return this.tables.ping();
  }

  /** The personal fields of the rows of a table, or of their versions. */
  private of(table: string): PersonalFields | undefined {
    if (this.fields.size === 0) return undefined;
    return this.fields.get(partsOf(table.replace(/:(versions|days)$/, '')).name);
  }

  private asked(table: string, filter: Filter): Filter | Promise<Filter> {
    const personal = this.of(table);
    return personal ? this.found.filter(personal, filter) : filter;
  }

  private closedWrites(table: string, writes: readonly Write[]) {
    const personal = this.of(table);
    if (!personal) return writes;
    return Promise.all(
      writes.map(async (write): Promise<Write> => {
        if ('put' in write) return { put: await this.closed(personal, write.put) };
        if ('insert' in write) return { insert: await this.closed(personal, write.insert) };
        return write;
      }),
    );
  }

  private async closed(personal: PersonalFields, row: StoredRow): Promise<StoredRow> {
    const { of, fields } = personal;
    const person = row[of];
    if (typeof person !== 'string') throw new TypeError(`${row._id} names no person in ${of}`);
    const held = fields.filter((field) => row[field] !== undefined);
    if (held.length === 0) return row;
    const key = await this.keyOf(person);
    if (!key) return { ...withoutFields(row, fields), _id: row._id };
    const found = await this.found.of(personal, row);
    const hashes = found.length > 0 && { [foundBy]: found };
    return { ...close(row, held, key, aboutRow(person)), _id: row._id, ...hashes };
  }

  /** None where the person is erased: a view that is behind writes no more of them. */
  private async keyOf(person: string): Promise<KeyObject | undefined> {
    const key = (await this.keys.of([person])).get(person);
    if (key || (await this.keys.isErased(person))) return key;
    return this.keys.making(person);
  }

  private async opened(table: string, rows: readonly StoredRow[]): Promise<readonly StoredRow[]> {
    const personal = this.of(table);
    if (!personal || rows.length === 0) return rows;
    const { of, fields } = personal;
    const keys = await this.keys.of(rows.map((row) => String(row[of])));
    return rows.map(({ [foundBy]: _, ...row }) => {
      const person = String(row[of]);
      return { ...open(row, fields, keys.get(person), aboutRow(person)), _id: row._id };
    });
  }
}

const aboutRow = (person: string) => (field: string) => ['row', person, field].join('\u0000');
