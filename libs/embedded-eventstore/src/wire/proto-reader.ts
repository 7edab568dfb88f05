/** A message that is not valid protobuf: cut off, or with an unknown wire type. */
export class MalformedMessage extends Error {}

/**
 * Reads protobuf fields one after the other, without allocating a message object. The messages
 * of the hot paths (append, read) are decoded by hand with it; a field is told by its tag,
 * `number * 8 + wireType`.
 */
export class ProtoReader {
  private at: number;

  constructor(
    private readonly bytes_: Buffer,
    start = 0,
    private readonly end = bytes_.length,
  ) {
    this.at = start;
  }

  /** Whether another field follows. */
  more(): boolean {
    return this.at < this.end;
  }

  /** An unsigned varint; beyond 2^53 it saturates at `Number.MAX_SAFE_INTEGER`. */
  uint(): number {
    let value = this.byte();
    if (value < 128) return value;
    value &= 127;
    let scale = 128;
    for (let read = 1; read < 10; read++) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return Math.min(value, Number.MAX_SAFE_INTEGER);
      scale *= 128;
    }
    throw new MalformedMessage('a varint has more than ten bytes');
  }

  /** A varint as the 64 bits that it is. */
  uint64(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return BigInt.asUintN(64, value);
    }
    throw new MalformedMessage('a varint has more than ten bytes');
  }

  /** A bytes field, as a view on the message: copy it before keeping it. */
  bytes(): Buffer {
    const start = this.lengthDelimited();
    return this.bytes_.subarray(start, this.at);
  }

  /** A string field. */
  string(): string {
    const start = this.lengthDelimited();
    return this.bytes_.toString('utf8', start, this.at);
  }

  /** A reader of an embedded message. */
  message(): ProtoReader {
    const start = this.lengthDelimited();
    return new ProtoReader(this.bytes_, start, this.at);
  }

  /** Steps over a field that is not of interest. */
  skip(tag: number): void {
    switch (tag & 7) {
      case 0:
        this.uint64();
        return;
      case 1:
        this.advance(8);
        return;
      case 2:
        this.lengthDelimited();
        return;
      case 5:
        this.advance(4);
        return;
      default:
        throw new MalformedMessage(`tag ${tag} has an unknown wire type`);
    }
  }

  private byte(): number {
    const byte = this.at < this.end ? this.bytes_[this.at++] : undefined;
    if (byte === undefined) throw new MalformedMessage('the message ends within a varint');
    return byte;
  }

  private lengthDelimited(): number {
    const length = this.uint();
    const start = this.at;
    this.advance(length);
    return start;
  }

  private advance(length: number): void {
    this.at += length;
    if (this.at > this.end) throw new MalformedMessage('the message ends within a field');
  }
}
