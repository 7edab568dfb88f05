import type { Tables } from '../stores/tables.js';

const table = 'leases';

/** How long a lease holds unless renewed, and how often it is renewed, in milliseconds. */
export const leaseTerms = { holds: 10_000, renewed: 3_000 };

/**
 * Lets one of several workers run the views and the others stand by. It only saves them from
 * getting in each other's way: what keeps two from writing is the checkpoint of each batch.
 */
export class Lease {
  constructor(
    private readonly tables: Tables,
    private readonly name: string,
    private readonly owner: string,
  ) {}

  /** Takes the lease or renews it; false where another holds it. */
  async take(now: number): Promise<boolean> {
    await this.tables.insertMissing(table, [{ _id: this.name, owner: '', until: 0 }]);
    const [held] = await this.tables.byIds(table, [this.name]);
    const owner = String(held?.['owner']);
    const until = Number(held?.['until']);
    if (owner !== this.owner && until > now) return false;
    const expected = { owner, until };
    const mine = { owner: this.owner, until: now + leaseTerms.holds };
    return this.tables.swap(table, [this.name], expected, mine);
  }

  /** Whether anybody holds it. */
  async isHeld(now: number): Promise<boolean> {
    const [held] = await this.tables.byIds(table, [this.name]);
    return Number(held?.['until'] ?? 0) > now;
  }

  /** Gives it back, so that another need not wait. */
  async release(): Promise<void> {
    await this.tables.swap(table, [this.name], { owner: this.owner }, { until: 0 });
  }
}
