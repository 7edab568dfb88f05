import { Decimal128, Long } from 'bson';
import { toNumber, type Numeric } from './values.js';

const double = new Float64Array(1);
const bytes = new Uint8Array(double.buffer);
const char = String.fromCharCode;

/** Eight characters whose order is that of the doubles; NaN comes first, -0 is 0. */
export function doubleKey(value: number): string {
  if (Number.isNaN(value)) return '\0\0\0\0\0\0\0\0';
  double[0] = value === 0 ? 0 : value;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = bytes;
  return h & 0x80
    ? char(255 - h, 255 - g, 255 - f, 255 - e, 255 - d, 255 - c, 255 - b, 255 - a)
    : char(h | 0x80, g, f, e, d, c, b, a);
}

/**
 * A number of any kind as a string in numeric order: the nearest double, then how far the exact
 * value lies from it, which is nothing for doubles and for integers up to 2^53.
 */
export function numberKey(value: Numeric): string {
  if (typeof value === 'number') return doubleKey(value) + EXACT;
  const near = toNumber(value);
  if (value instanceof Long) {
    return Number.isSafeInteger(near)
      ? doubleKey(near) + EXACT
      : doubleKey(near) + distance(value.toBigInt(), 0, near);
  }
  if (!(value instanceof Decimal128)) return doubleKey(near) + EXACT;
  const parts = /^(-?)(\d*)\.?(\d*)(?:E([+-]?\d+))?$/i.exec(value.toString());
  if (!parts) return doubleKey(near) + EXACT; // NaN and the infinities
  const [, sign = '', whole = '', fraction = '', power = '0'] = parts;
  const digits = BigInt(`${sign}${whole}${fraction}` || '0');
  const finite = Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, near));
  return doubleKey(finite) + distance(digits, Number(power) - fraction.length, finite);
}

const EXACT = '\x80';

/** `digits * 10^power - near`, exactly, as text in numeric order that no other such text begins. */
function distance(digits: bigint, power: number, near: number): string {
  const { mantissa, exponent } = parts(near);
  // near = mantissa * 2^exponent; for a negative exponent = mantissa * 5^-exponent * 10^exponent
  const nearDigits =
    exponent < 0 ? mantissa * 5n ** BigInt(-exponent) : mantissa << BigInt(exponent);
  const nearPower = Math.min(exponent, 0);
  const unit = Math.min(power, nearPower);
  const exact = digits * 10n ** BigInt(power - unit);
  const difference = exact - nearDigits * 10n ** BigInt(nearPower - unit);
  if (difference === 0n) return EXACT;
  const size = (difference < 0n ? -difference : difference).toString();
  const magnitude = size.length + unit + 16_384; // decimal128 reaches down to 10^-6176
  const text = `${char(magnitude >> 8, magnitude & 0xff)}${size.replace(/0+$/, '')}\0`;
  return difference > 0n ? `\x81${text}` : `\x7f${complement(text)}`;
}

/** A finite double as an integer times a power of two. */
function parts(value: number): { mantissa: bigint; exponent: number } {
  let mantissa = value;
  let exponent = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent--;
  }
  return { mantissa: BigInt(mantissa), exponent };
}

/** Turns the order round: every byte becomes what it lacks to 255. */
export function complement(key: string): string {
  const buffer = Buffer.from(key, 'latin1');
  for (let at = 0; at < buffer.length; at++) buffer[at] = 255 - (buffer[at] ?? 0);
  return buffer.toString('latin1');
}
