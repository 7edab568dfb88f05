import { Decimal128 } from 'bson';

/** IEEE 754-2008 decimal128: 34 digits, exponents of the last digit from -6176 to 6111. */
const MAX_DIGITS = 34;
const MIN_EXPONENT = -6_176;
const MAX_EXPONENT = 6_111;

/** `digits * 10^exponent`, exactly. */
interface Finite {
  readonly digits: bigint;
  readonly exponent: number;
}

/** A decimal, or the double that has no such form: NaN or an infinity. */
type Decimal = Finite | number;

const isSpecial = (value: Decimal): value is number => typeof value === 'number';

const toDouble = (value: Decimal): number =>
  isSpecial(value) ? value : Math.sign(Number(value.digits));

function read(value: Decimal128): Decimal {
  const parts = /^(-?)(\d*)\.?(\d*)(?:E([+-]?\d+))?$/i.exec(value.toString());
  if (!parts) return Number(value.toString());
  const [, sign = '', whole = '', fraction = '', power = '0'] = parts;
  return {
    digits: BigInt(`${sign}${whole}${fraction}` || '0'),
    exponent: Number(power) - fraction.length,
  };
}

function write(value: Decimal): Decimal128 {
  if (isSpecial(value)) return Decimal128.fromString(String(value));
  const { digits, exponent } = round(value, MAX_DIGITS);
  const size = lengthOf(digits);
  if (digits !== 0n && exponent + size > MAX_EXPONENT + MAX_DIGITS) {
    return Decimal128.fromString(digits < 0n ? '-Infinity' : 'Infinity');
  }
  return Decimal128.fromString(`${digits.toString()}E${exponent}`);
}

const lengthOf = (digits: bigint): number => (digits < 0n ? -digits : digits).toString().length;

/** To so many digits, and to the smallest exponent there is; halves go to the even neighbour. */
function round({ digits, exponent }: Finite, most: number): Finite {
  const cut = Math.max(lengthOf(digits) - most, MIN_EXPONENT - exponent);
  if (cut <= 0) return { digits, exponent };
  const unit = 10n ** BigInt(cut);
  const rounded = halfEven(digits, unit);
  const result = { digits: rounded, exponent: exponent + cut };
  return lengthOf(rounded) > most ? round(result, most) : result;
}

/** `dividend / divisor` (positive) to the nearest integer. */
function halfEven(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend;
  const quotient = size / divisor;
  const twice = (size % divisor) * 2n;
  const up = twice > divisor || (twice === divisor && quotient % 2n === 1n);
  const rounded = up ? quotient + 1n : quotient;
  return dividend < 0n ? -rounded : rounded;
}

/** Both over one exponent. */
function aligned(a: Finite, b: Finite): readonly [bigint, bigint, number] {
  const exponent = Math.min(a.exponent, b.exponent);
  const digits = (one: Finite) => one.digits * 10n ** BigInt(one.exponent - exponent);
  return [digits(a), digits(b), exponent];
}

export function addDecimals(a: Decimal128, b: Decimal128): Decimal128 {
  const [x, y] = [read(a), read(b)];
  if (isSpecial(x) || isSpecial(y)) return write(special(x) + special(y));
  const [left, right, exponent] = aligned(x, y);
  return write({ digits: left + right, exponent });
}

export function multiplyDecimals(a: Decimal128, b: Decimal128): Decimal128 {
  const [x, y] = [read(a), read(b)];
  if (isSpecial(x) || isSpecial(y)) return write(toDouble(x) * toDouble(y));
  return write({ digits: x.digits * y.digits, exponent: x.exponent + y.exponent });
}

/** A decimal over a whole number from 1, to 34 digits. */
export function divideDecimal(value: Decimal128, by: number): Decimal128 {
  const read_ = read(value);
  if (isSpecial(read_)) return value;
  const divisor = BigInt(by);
  if (read_.digits % divisor === 0n) {
    return write({ digits: read_.digits / divisor, exponent: read_.exponent });
  }
  const more = MAX_DIGITS + lengthOf(divisor) + 1;
  const quotient = (read_.digits * 10n ** BigInt(more)) / divisor;
  // an inexact quotient must not look like a half: one more digit says that something follows
  const rest = (read_.digits * 10n ** BigInt(more)) % divisor === 0n ? 0n : sign(read_.digits);
  return write(shortest({ digits: quotient * 10n + rest, exponent: read_.exponent - more - 1 }));
}

const sign = (digits: bigint): bigint => (digits < 0n ? -1n : 1n);

/** What a sum with infinities or NaN has to know of a value. */
const special = (value: Decimal): number => (isSpecial(value) ? value : 0);

/** Without zeros after the point that say nothing. */
function shortest({ digits, exponent }: Finite): Finite {
  let [short, at] = [digits, exponent];
  while (at < 0 && short % 10n === 0n) {
    short /= 10n;
    at++;
  }
  return { digits: short, exponent: at };
}

/** An integer as a decimal. */
export const integerAsDecimal = (value: bigint): Decimal128 =>
  write({ digits: value, exponent: 0 });

/** A double as a decimal of its exact value, as far as 34 digits hold it. */
export function doubleAsDecimal(value: number): Decimal128 {
  if (!Number.isFinite(value)) return write(value);
  let mantissa = value;
  let twos = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    twos++;
  }
  return write(shortest({ digits: BigInt(mantissa) * 5n ** BigInt(twos), exponent: -twos }));
}

/** A double as a decimal of 15 digits: what people mean by it, and what MongoDB calculates with. */
export const doubleAsDecimal15 = (value: number): Decimal128 =>
  Number.isFinite(value) ? Decimal128.fromString(value.toExponential(14)) : write(value);

/** The whole part; `undefined` when there is none, or it does not fit into 64 bits. */
export function wholeOf(value: Decimal128): bigint | undefined {
  const parts = read(value);
  if (isSpecial(parts) || parts.exponent + lengthOf(parts.digits) > 20) return undefined;
  const { digits, exponent } = parts;
  const whole = exponent < 0 ? digits / 10n ** BigInt(-exponent) : digits * 10n ** BigInt(exponent);
  return whole === BigInt.asIntN(64, whole) ? whole : undefined;
}
