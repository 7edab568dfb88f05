import { createSecretKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { platformRefusals } from '../../platform.refusals.js';
import type { StoredRow, Tables } from '../../stores/tables.js';
import { someAtOnce } from '../../timing/some-at-once.js';
import type { KeyWrapping } from './master-keys.js';

/** The one table that no log can bring back: it belongs into every backup of MongoDB. */
export const personKeysTable = 'person-keys';

/** How many keys are remembered, and for how long at most, in milliseconds. */
const most = 50_000;
const rememberedMs = 60_000;
const atOnce = 1_000;

const erased = 'erased';
type Known = KeyObject | typeof erased;

/** One key of 256 bits for each person, kept wrapped; without it, what it encrypted is gone. */
export class PersonKeys {
  private readonly known = new LRUCache<string, Known>({ max: most, ttl: rememberedMs });

  constructor(
    private readonly tables: Tables,
    private readonly wrapping: KeyWrapping,
  ) {}

  /** The keys of some persons; those who have none, or are erased, are left out. */
  async of(ids: Iterable<string>): Promise<ReadonlyMap<string, KeyObject>> {
    const all = [...new Set(ids)];
    const states = new Map(all.map((id) => [id, this.known.get(id)]));
    const missing = all.filter((id) => states.get(id) === undefined);
    for (let start = 0; start < missing.length; start += atOnce) {
      const rows = await this.tables.byIds(personKeysTable, missing.slice(start, start + atOnce));
      const learned = await someAtOnce(
        rows,
        async (row) => [row._id, await this.learned(row)] as const,
      );
      for (const [id, known] of learned) states.set(id, known);
    }
    return new Map([...states].flatMap(([id, key]) => (isKey(key) ? [[id, key]] : [])));
  }

  /**
   * The key of a person, made with the first use.
   * @throws PersonIsErased
   */
  async making(id: string): Promise<KeyObject> {
    const before = (await this.of([id])).get(id);
    if (before) return before;
    if (this.known.get(id) === erased) throw platformRefusals.PersonIsErased({ personId: id });
    const wrapped = await this.wrapping.wrap(randomBytes(32), id);
    // Whoever else makes it at the same moment was first or was not: what is stored counts.
    await this.tables.insertMissing(personKeysTable, [{ _id: id, wrapped }]);
    const made = (await this.of([id])).get(id);
    if (!made) throw platformRefusals.PersonIsErased({ personId: id });
    return made;
  }

  /** Whether the key of a person was destroyed. */
  async isErased(id: string): Promise<boolean> {
    const [row] = await this.tables.byIds(personKeysTable, [id]);
    return row?.['erased'] === true;
  }

  /** Destroys the key of a person; none will be made again. */
  async destroy(id: string): Promise<void> {
    await this.tables.write(personKeysTable, [{ put: { _id: id, erased: true } }]);
    this.known.set(id, erased);
  }

  /** Another process may have destroyed it: it is looked up again. */
  forget(id: string): void {
    this.known.delete(id);
  }

  /** Wraps every key anew that another than the present master key wrapped; answers how many. */
  async rewrap(): Promise<number> {
    await this.wrapping.lookAgain();
    let [count, after] = [0, ''];
    for (;;) {
      const rows = await this.tables.find(
        personKeysTable,
        { all: [{ field: '_id', is: 'gt', value: after }] },
        { sort: [['_id', 1]], limit: atOnce },
      );
      for (const row of rows) if (await this.rewrapped(row)) count++;
      after = rows.at(-1)?._id ?? '';
      if (rows.length < atOnce) return count;
    }
  }

  private async rewrapped({ _id, wrapped }: StoredRow): Promise<boolean> {
    if (typeof wrapped !== 'string' || this.wrapping.isCurrent(wrapped)) return false;
    const again = await this.wrapping.wrap(await this.wrapping.unwrap(wrapped, _id), _id);
    // A key that is destroyed meanwhile stays destroyed.
    return this.tables.swap(personKeysTable, [_id], { wrapped }, { wrapped: again });
  }

  private async learned({ _id, wrapped }: StoredRow): Promise<Known> {
    const key =
      typeof wrapped === 'string'
        ? createSecretKey(await this.wrapping.unwrap(wrapped, _id))
        : erased;
    this.known.set(_id, key);
    return key;
  }
}

const isKey = (known: Known | undefined): known is KeyObject =>
  known !== undefined && known !== erased;
