import { Decimal128, Long } from 'bson';
import { asDouble, asInteger, fitsLong, toBigInt } from '../../bson/arithmetic.js';
import {
  addDecimals,
  divideDecimal,
  doubleAsDecimal,
  integerAsDecimal,
} from '../../bson/decimal.js';
import { toNumber, typeName, type Numeric } from '../../bson/values.js';

/**
 * A sum of numbers of any kind, as MongoDB keeps it: integers exactly, doubles as two doubles of which
 * the second holds what the first cannot, decimals apart. The result is of the widest kind met.
 */
export class Total {
  private kind: 'int' | 'long' | 'double' | 'decimal' = 'int';
  private whole = 0n;
  private high = 0;
  private low = 0;
  /** The plain sum, which is right where infinities or NaN are among the doubles. */
  private plain = 0;
  private decimals = Decimal128.fromString('0');
  private count = 0;

  add(value: Numeric): void {
    this.count++;
    if (value instanceof Decimal128) {
      this.kind = 'decimal';
      this.decimals = addDecimals(this.decimals, value);
      return;
    }
    const type = typeName(value);
    if (type === 'double') {
      if (this.kind !== 'decimal') this.kind = 'double';
      this.addDouble(toNumber(value));
      return;
    }
    if (type === 'long' && this.kind === 'int') this.kind = 'long';
    this.whole += toBigInt(value);
  }

  /** D. E. Knuth, The Art of Computer Programming 2, 4.2.2, Theorem B: what rounding lost is kept. */
  private addDouble(value: number): void {
    this.plain += value;
    const sum = this.high + value;
    const back = sum - value;
    const lost = this.high - back + (value - (sum - back)) + this.low;
    this.high = sum + lost;
    this.low = lost - (this.high - sum);
  }

  private get asNumber(): number {
    if (!Number.isFinite(this.plain)) return this.plain;
    const total = new Total();
    for (const part of [this.high, this.low, ...doublesOf(this.whole)]) total.addDouble(part);
    return total.high + total.low;
  }

  private get asDecimal(): Decimal128 {
    const doubles = Number.isFinite(this.plain)
      ? addDecimals(doubleAsDecimal(this.high), doubleAsDecimal(this.low))
      : doubleAsDecimal(this.plain);
    return addDecimals(addDecimals(this.decimals, doubles), integerAsDecimal(this.whole));
  }

  sum(): Numeric {
    if (this.kind === 'decimal') return this.asDecimal;
    if (this.kind === 'double' || !fitsLong(this.whole)) return asDouble(this.asNumber);
    return this.kind === 'long' ? Long.fromBigInt(this.whole) : asInteger(this.whole);
  }

  average(): Numeric | null {
    if (this.count === 0) return null;
    if (this.kind === 'decimal') return divideDecimal(this.asDecimal, this.count);
    return asDouble(this.asNumber / this.count);
  }
}

/** A whole number as doubles that add up to it: one, or two where one has not enough digits. */
function doublesOf(whole: bigint): readonly number[] {
  const near = Number(whole);
  return [near, Number(whole - BigInt(near))];
}
