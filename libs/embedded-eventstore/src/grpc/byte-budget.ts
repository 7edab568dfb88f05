import { RpcError, Status } from './status.js';

/**
 * Bytes that all callers together may have the node hold for what is not complete yet: messages
 * of which parts are missing, appends of which events are missing.
 */
export class ByteBudget {
  private taken = 0;

  constructor(private readonly limit: number) {}

  /** Throws RESOURCE_EXHAUSTED, and takes nothing, when there is not so much left. */
  take(bytes: number): void {
    if (this.taken + bytes > this.limit) {
      throw new RpcError(
        Status.resourceExhausted,
        `unfinished requests hold ${this.taken} bytes; ${this.limit} are allowed`,
      );
    }
    this.taken += bytes;
  }

  give(bytes: number): void {
    this.taken -= bytes;
  }
}
