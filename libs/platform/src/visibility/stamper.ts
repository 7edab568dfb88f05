import type { View } from '#kernel';
import type { StoredRow, Tables } from '../stores/tables.js';
import type { ClientScopeRow, Stamp } from './stamp.js';
import { clientsOf, joined, nobodys, ownStampOf, stampOf } from './stamp.js';

/** Stamps rows as the clients they are about stand; says which clients it would have to know. */
export class Stamper {
  private readonly known = new Map<string, ClientScopeRow | undefined>();
  private readonly missing = new Set<string>();
  private learning: Promise<void> = Promise.resolve();

  constructor(
    private readonly tables: Tables,
    /** The table of whose each client is. */
    private readonly scopes: string,
    /** What this batch makes of some clients, before it is written. */
    private readonly changed: ReadonlyMap<string, object | undefined> = new Map(),
  ) {}

  of(view: View, row: object): Stamp | undefined {
    if (view.scope === 'open') return undefined;
    const own = ownStampOf(view, row);
    if (own !== undefined) return own;
    const clients = clientsOf(view, row);
    return clients.length === 0 ? nobodys : joined(clients.map((id) => stampOf(this.scopeOf(id))));
  }

  /** The clients that stamping lacked since it was asked last. */
  lacked(): readonly string[] {
    const lacking = [...this.missing];
    this.missing.clear();
    return lacking;
  }

  /** Learns one after the other: many views lack the same clients at once. */
  learn(ids: Iterable<string>): Promise<void> {
    this.learning = this.learning.then(() => this.read(ids));
    return this.learning;
  }

  private async read(ids: Iterable<string>): Promise<void> {
    const unknown = [...new Set(ids)].filter((id) => !this.known.has(id) && !this.changed.has(id));
    for (let start = 0; start < unknown.length; start += 1_000) {
      const some = unknown.slice(start, start + 1_000);
      const found: readonly StoredRow[] = await this.tables.byIds(this.scopes, some);
      for (const id of some) this.known.set(id, undefined);
      for (const row of found) this.known.set(row._id, row as unknown as ClientScopeRow);
    }
  }

  private scopeOf(id: string): ClientScopeRow | undefined {
    if (this.changed.has(id)) return this.changed.get(id) as ClientScopeRow | undefined;
    if (!this.known.has(id)) this.missing.add(id);
    return this.known.get(id);
  }
}
