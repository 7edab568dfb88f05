import { openEnvironment, watchCommit } from '#embedded-host';
import type { Database, RootDatabase } from 'lmdb';
import { Damaged } from './damage.js';
import type { KeyRange } from '../keys.js';
import { DocumentRecord, idOfEntry } from '../records.js';

/** A state of the whole folder that stays as it is, whatever is committed meanwhile. */
export interface Snapshot {
  /** Gives it back; until then the engine keeps every page of it. */
  done(): void;
}

/** How a range of keys is read: on from a key, backwards, as of a snapshot. */
export interface Reading {
  readonly reverse?: boolean;
  /** The key that was read last; it is not read again. */
  readonly after?: string | undefined;
  readonly snapshot?: Snapshot | undefined;
}

/** Keys go to the engine and come from it as strings, one character a byte. */
const KEYS = {
  writeKey(key: string, target: Buffer, start: number): number {
    target.write(key, start, 'latin1');
    return start + key.length;
  },
  readKey: (source: Buffer, start: number, end: number): string =>
    source.toString('latin1', start, end),
};

const same = (bytes: Buffer): Buffer => bytes;

/** Large values come as plain bytes of the map. */
const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);

/** What is put and what is read of it are not of one type: the engine's types do not know that. */
type Table<Read> = Database<Read, string> & {
  put(key: string, value: Buffer): Promise<boolean>;
};

/**
 * The engine's two tables: documents by the number of their collection and `_id`, and the entries
 * of all indexes by the number of the index and their key. Nothing is given out unchecked.
 */
export class Environment {
  /** Something was not as written: the next start has to look at everything. */
  isDamaged = false;
  private readonly documents: Table<DocumentRecord>;
  private readonly entries: Table<string>;

  constructor(private readonly root: RootDatabase<Buffer>) {
    const table = <Read>(name: string, decode: (bytes: Uint8Array) => Read) => {
      const options = { encoder: { encode: same, decode }, keyEncoder: KEYS };
      return root.openDB<Read, string>(name, options as object) as Table<Read>;
    };
    this.documents = table('documents', (bytes) => new DocumentRecord(asBuffer(bytes)));
    this.entries = table('entries', (bytes) =>
      // The engine says by `length` where the value ends; the buffer beneath goes on (see DocumentRecord).
      asBuffer(bytes).toString('latin1', 0, bytes.length),
    );
  }

  /** @param noSync does not wait for the disk: for what is thrown away in the end */
  static open(path: string, noSync: boolean): Environment {
    return new Environment(openEnvironment(path, { tables: 2, noSync }));
  }

  /** Opens a folder for reading only, beside the server that may be running on it. */
  static beside(path: string): Environment {
    return new Environment(openEnvironment(path, { tables: 2, readOnly: true }));
  }

  /** Copies a consistent snapshot into the folder `target` while writes go on. */
  backup(target: string): Promise<void> {
    return this.root.backup(target, true);
  }

  /** The document stored under a key. */
  document(key: string, snapshot?: Snapshot): DocumentRecord | undefined {
    return this.reading(() => {
      const record = this.documents.get(key, { transaction: snapshot } as object);
      if (record?.isSound(key) === false) throw new Damaged('a document', key);
      return record;
    });
  }

  /**
   * Goes through the documents of a range, until `visit` says no.
   * @returns the key at which it was stopped, to go on after
   */
  eachDocument(
    range: KeyRange,
    how: Reading,
    visit: (key: string, record: DocumentRecord) => boolean,
  ): string | undefined {
    return this.reading(() => {
      for (const { key, value } of this.documents.getRange(options(range, how))) {
        if (!value.isSound(key)) throw new Damaged('a document', key);
        if (!visit(key, value)) return key;
      }
      return undefined;
    });
  }

  /** The same for entries: with the stored `_id`s they lead to. */
  eachEntry(
    range: KeyRange,
    how: Reading,
    visit: (key: string, id: string) => boolean,
  ): string | undefined {
    return this.reading(() => {
      for (const { key, value } of this.entries.getRange(options(range, how))) {
        if (!visit(key, idOfEntry(key, value))) return key;
      }
      return undefined;
    });
  }

  /** The keys of documents, or of entries, without a look at what is stored under them. */
  keysIn(table: 'documents' | 'entries', range: KeyRange, limit: number): readonly string[] {
    return this.reading(() => [...this[table].getKeys({ ...range, limit })]);
  }

  /**
   * Counts keys, at most `most` of them, without a look at what is stored under them.
   * @returns the count, and the key to count on from when there are more
   */
  countKeys(
    table: 'documents' | 'entries',
    { start, end }: KeyRange,
    most: number,
    snapshot?: Snapshot,
  ): { count: number; next?: string | undefined } {
    const range = { start, end, transaction: snapshot };
    return this.reading(() => {
      if (most < Infinity) {
        const [next] = this[table].getKeys({ ...range, offset: most, limit: 1 } as object);
        if (next !== undefined) return { count: most, next };
      }
      return { count: this[table].getKeysCount(range as object) };
    });
  }

  private reading<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      const isPage = error instanceof Error && DAMAGE.test(error.message);
      const damage = isPage ? new Damaged(`a page (${error.message})`, '') : error;
      this.isDamaged ||= damage instanceof Damaged;
      throw damage;
    }
  }

  /** Part of a write turn, as are all methods that put or remove: one turn is one commit. */
  putDocument(key: string, value: Buffer): Promise<boolean> {
    return this.documents.put(key, value);
  }

  removeDocument(key: string): Promise<boolean> {
    return this.documents.remove(key);
  }

  putEntry(key: string, value: Buffer): Promise<boolean> {
    return this.entries.put(key, value);
  }

  removeEntry(key: string): Promise<boolean> {
    return this.entries.remove(key);
  }

  /** To be called within every turn of writes. */
  watchCommit(): void {
    watchCommit(this.root);
  }

  /** What is committed now. */
  snapshot(): Snapshot {
    // the engine has this method, its types do not
    const transaction = this.root.useReadTransaction();
    return transaction;
  }

  /** Lets reads see what was just committed. */
  refresh(): void {
    this.root.resetReadTxn();
  }

  close(): Promise<void> {
    return this.root.close();
  }
}

function options({ start, end }: KeyRange, { reverse, after, snapshot }: Reading) {
  return {
    ...(reverse
      ? { reverse, start: after ?? end, end: start, exclusiveStart: true, inclusiveEnd: true }
      : { start: after ?? start, end, exclusiveStart: after !== undefined }),
    transaction: snapshot,
  } as object;
}

/** The engine's own complaints about what it finds in the file. */
const DAMAGE = /MDB_(CORRUPTED|PAGE_NOTFOUND|INVALID|BAD_VALSIZE|BAD_TXN|PANIC|CURSOR_FULL)/;
