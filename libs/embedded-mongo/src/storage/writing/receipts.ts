import type { Catalog, Receipt } from '../catalog.js';
import type { Commit } from './commits.js';

/** Sessions whose last act is remembered over a restart. */
const MAX_RECEIPTS = 1_000;

/** What a session's write has come to: asked when the commit that holds it is sealed. */
export type Progress = () => Receipt;

/** What sessions did last, in the order of use. */
export class Receipts {
  private readonly known = new Map<string, Receipt>();
  private noted = new Map<string, Progress>();

  constructor(private readonly catalog: Catalog) {
    this.load();
  }

  /** Forgets what did not reach the engine. */
  load(): void {
    this.noted = new Map();
    this.known.clear();
    for (const receipt of this.catalog.receipts()) this.known.set(receipt.session, receipt);
  }

  /** What a session has come to, as far as the present commit goes. */
  get(session: string): Receipt | undefined {
    return this.noted.get(session)?.() ?? this.known.get(session);
  }

  note(session: string, progress: Progress): void {
    this.noted.set(session, progress);
  }

  /** Brings them into the commit with the writes that they are about. */
  complete(commit: Commit): void {
    const { noted, known } = this;
    this.noted = new Map();
    for (const [session, progress] of noted) {
      const receipt = progress();
      known.delete(session); // so that the map stays in the order of use
      known.set(session, receipt);
      this.catalog.putReceipt(commit, receipt);
    }
    for (const session of known.keys()) {
      if (known.size <= MAX_RECEIPTS) return;
      known.delete(session);
      this.catalog.removeReceipt(commit, session);
    }
  }
}
