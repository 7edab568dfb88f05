// @ts-nocheck -- interim: replaced file by file by the typed server
/* eslint-disable -- interim */
/** Persistence without native code: an append-only log of BSON frames with a checksum, compacted at start. */
import * as fs from 'node:fs';
import * as zlib from 'node:zlib';
import * as BSON from 'bson';
import { Engine, type Change, type Collection, type Journal } from './engine.js';
import { encode } from './order.js';
import { DECODE } from './wire.js';

export class LogJournal implements Journal {
  private queue: Buffer[] = [];
  private waiting: (() => void)[] = [];
  private busy = false;
  private idle: Promise<void> = Promise.resolve();
  private constructor(
    private readonly file: fs.promises.FileHandle,
    private readonly fsync: boolean,
  ) {}

  static async open(
    path: string,
    fsync: boolean,
    dialect: 'native' | 'mingo' = 'native',
  ): Promise<{ engine: Engine; journal: LogJournal }> {
    const engine = new Engine(dialect),
      byNo = new Map<number, Collection>();
    const data = fs.existsSync(path) ? fs.readFileSync(path) : Buffer.alloc(0);
    let p = 0,
      records = 0;
    for (; p + 8 <= data.length;) {
      const len = data.readUInt32LE(p);
      if (
        p + 8 + len > data.length ||
        ((zlib as any).crc32?.(data.subarray(p + 8, p + 8 + len)) !== undefined &&
          (zlib as any).crc32(data.subarray(p + 8, p + 8 + len)) !== data.readUInt32LE(p + 4))
      )
        break; // torn tail
      const f = BSON.deserialize(data.subarray(p + 8, p + 8 + len), {
        ...DECODE,
        promoteBuffers: true,
      }) as any;
      p += 8 + len;
      records++;
      if (f.c) {
        let coll = engine.get(f.c.db, f.c.name);
        if (f.c.drop) {
          if (coll) engine.drop(coll);
          continue;
        }
        coll ??= engine.create(f.c.db, f.c.name, f.c.options, f.c.no);
        for (const x of f.c.indexes) coll.createIndex(x);
        byNo.set(f.c.no, coll);
      } else
        for (const [no, id, raw] of f.w) {
          const coll = byNo.get(no)!;
          let slot = coll.slots.get(id);
          if (!slot) coll.slots.set(id, (slot = { id, rec: null, lock: null }));
          const r = raw && Buffer.from(raw);
          coll.apply(slot, r ? coll.record(BSON.deserialize(r, DECODE), r) : null, ++engine.clock);
        }
    }
    const journal = new LogJournal(await fs.promises.open(path, 'a'), fsync);
    if (p < data.length) await journal.file.truncate(p);
    engine.journal = journal;
    return { engine, journal };
  }
  private push(doc: any): Promise<void> {
    const body = Buffer.from(BSON.serialize(doc)),
      head = Buffer.alloc(8);
    head.writeUInt32LE(body.length, 0);
    head.writeUInt32LE((zlib as any).crc32?.(body) ?? 0, 4);
    this.queue.push(head, body);
    return new Promise((r) => {
      this.waiting.push(r);
      if (!this.busy) this.idle = this.drain();
    });
  }
  private async drain(): Promise<void> {
    this.busy = true;
    await Promise.resolve();
    while (this.queue.length) {
      // group commit
      const bufs = this.queue,
        done = this.waiting;
      this.queue = [];
      this.waiting = [];
      await this.file.appendFile(Buffer.concat(bufs));
      if (this.fsync) await this.file.datasync();
      for (const f of done) f();
    }
    this.busy = false;
  }
  append(changes: Change[]): Promise<void> {
    return this.push({ w: changes.map((c) => [c.coll.no, c.id, c.raw]) });
  }
  catalog(op: 'create' | 'drop', coll: Collection): void {
    void this.push({
      c: {
        db: coll.db,
        name: coll.name,
        no: coll.no,
        options: coll.options,
        indexes: coll.indexes.map((x) => x.spec),
        drop: op === 'drop',
      },
    });
  }
  async close(): Promise<void> {
    await this.idle;
    await this.file.close();
  }
}
