/** No bytes. */
export const EMPTY: Buffer = Buffer.alloc(0);

/** How many bytes the varint of `value` takes; `value` is a non-negative safe integer. */
export function varintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) length++;
  return length;
}

/** Writes the varint of `value` at `offset` and returns the offset behind it. */
export function writeVarint(target: Buffer, offset: number, value: number): number {
  let at = offset;
  let rest = value;
  while (rest >= 128) {
    target[at++] = (rest % 128) | 128;
    rest = Math.floor(rest / 128);
  }
  target[at++] = rest;
  return at;
}

/** Builds a small message field by field; the large ones are written in place (`event-frame`). */
export class ProtoWriter {
  private readonly parts: Buffer[] = [];

  /** A varint field; `value` is a non-negative safe integer. */
  uint(field: number, value: number): this {
    this.varint(field * 8);
    this.varint(value);
    return this;
  }

  /** A bytes, string or embedded message field. */
  bytes(field: number, value: Buffer | string): this {
    const bytes = typeof value === 'string' ? Buffer.from(value) : value;
    this.varint(field * 8 + 2);
    this.varint(bytes.length);
    this.parts.push(bytes);
    return this;
  }

  /** The message as bytes. */
  done(): Buffer {
    return Buffer.concat(this.parts);
  }

  private varint(value: number): void {
    const bytes = Buffer.allocUnsafe(varintLength(value));
    writeVarint(bytes, 0, value);
    this.parts.push(bytes);
  }
}
