import type { ByteBudget } from './byte-budget.js';
import { RpcError, Status } from './status.js';

/** Splits a stream of bytes into the messages of gRPC. */
export class Deframer {
  private rest: Buffer[] = [];
  private restBytes = 0;
  private needed = 5;

  private held = 0;

  /**
   * @param largest the largest message that is accepted, in bytes
   * @param budget of which the parts of messages take
   */
  constructor(
    private readonly deliver: (message: Buffer) => void,
    private readonly largest: number,
    private readonly budget?: ByteBudget,
  ) {}

  /** Takes the next chunk; throws `RpcError` on what is no message or too large a one. */
  push(chunk: Buffer): void {
    this.rest.push(chunk);
    this.restBytes += chunk.length;
    if (this.restBytes < this.needed) {
      this.hold(); // a large message is joined once, not per chunk
      return;
    }
    const bytes = this.rest.length === 1 ? chunk : Buffer.concat(this.rest);
    let at = 0;
    this.needed = 5;
    while (bytes.length - at >= 5) {
      const length = this.lengthAt(bytes, at);
      if (bytes.length - at - 5 < length) {
        this.needed = 5 + length;
        break;
      }
      this.deliver(bytes.subarray(at + 5, at + 5 + length));
      at += 5 + length;
    }
    this.rest = at < bytes.length ? [bytes.subarray(at)] : [];
    this.restBytes = bytes.length - at;
    this.hold();
  }

  /** Lets go of what it holds: the call is over. */
  close(): void {
    this.rest = [];
    this.restBytes = 0;
    this.hold();
  }

  private hold(): void {
    const more = this.restBytes - this.held;
    if (more > 0) this.budget?.take(more);
    else this.budget?.give(-more);
    this.held = this.restBytes;
  }

  /** Whether the stream may end here, between two messages. */
  get isComplete(): boolean {
    return this.restBytes === 0;
  }

  private lengthAt(bytes: Buffer, at: number): number {
    if (bytes[at] !== 0) {
      throw new RpcError(Status.unimplemented, 'compressed messages are not supported');
    }
    const length = bytes.readUInt32BE(at + 1);
    if (length > this.largest) {
      const message = `Received message larger than max (${length} vs. ${this.largest})`;
      throw new RpcError(Status.resourceExhausted, message);
    }
    return length;
  }
}
