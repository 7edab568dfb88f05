import { Binary, Long, serialize, Timestamp } from 'bson';
import type { Store } from '../storage/store.js';

const UNSIGNED = { hash: new Binary(Buffer.alloc(20)), keyId: Long.ZERO };

/**
 * The logical clock that a replica set's replies carry, which drivers send back for causal
 * consistency. It moves with every commit; one node needs no more to be consistent.
 */
export class ClusterClock {
  private commit = -1;
  private seconds = 0;
  private increment = 0;
  private encoded = Buffer.alloc(0);

  constructor(private readonly store: Store) {}

  /** The elements `$clusterTime` and `operationTime`, without a document around them. */
  elements(): Buffer {
    if (this.commit === this.store.clock) return this.encoded;
    this.commit = this.store.clock;
    const seconds = Math.max(this.seconds, Math.floor(Date.now() / 1_000));
    this.increment = seconds === this.seconds ? this.increment + 1 : 1;
    this.seconds = seconds;
    const clusterTime = new Timestamp({ t: seconds, i: this.increment });
    const doc = { $clusterTime: { clusterTime, signature: UNSIGNED }, operationTime: clusterTime };
    this.encoded = Buffer.from(serialize(doc)).subarray(4, -1);
    return this.encoded;
  }
}
