import type { Contribution, Day, DecimalText, Total } from '#kernel';
import { Decimal } from '#kernel';
import { createHash } from 'node:crypto';
import type { OutsideRegister } from '../outside.codes.js';
import type { OutsideStatement } from '../outside.rows.js';
import { registers } from '../registers/registers.js';

/** Totals are whole numbers: the places of a decimal are added up nine at a time, and none is lost. */
const digits = 9;
const unit = new Decimal(10).pow(digits);
/** Amounts have at most thirty places. */
const parts = 4;

/** The lines of a register that have the same day, stage and status, and what they come to. */
export interface OutsideTotal {
  readonly register: OutsideRegister;
  readonly on: Day;
  readonly stage?: string;
  readonly status?: string;
  readonly lines: number;
  readonly amounts: readonly { readonly field: string; readonly sum: DecimalText }[];
}

const partName = (field: string, part: number): string => `${field}_${part}`;

/** Two numbers of 32 bits by which a line is known: the sums of those of all lines tell these apart. */
function marksOf({ recordId, on, number, ambiguous, texts, days, amounts }: OutsideStatement) {
  const cells = [texts, days, amounts].map((each) => Object.entries(each).sort());
  const line = JSON.stringify([recordId, on, number, ambiguous ?? false, ...cells]);
  const digest = createHash('sha256').update(line).digest();
  return { mark: digest.readUInt32BE(0), check: digest.readUInt32BE(4) };
}

/** What a line adds to the totals of its register. */
export function contributed(statement: OutsideStatement): readonly Contribution[] {
  const { register, on, stage = '', texts, amounts } = statement;
  const { status } = registers[register];
  const sums: Record<string, number> = marksOf(statement);
  for (const [field, amount] of Object.entries(amounts)) {
    let rest = new Decimal(amount);
    for (let part = 0; part <= parts && !rest.isZero(); part++) {
      const whole = rest.trunc();
      if (!whole.isZero()) sums[partName(field, part)] = whole.toNumber();
      rest = rest.minus(whole).times(unit);
    }
  }
  const standing = status === undefined ? '' : (texts[status] ?? '');
  return [{ group: { register, on, stage, status: standing }, sums }];
}

/** A total as it is told: its parts put together again. */
export function totalTold(register: OutsideRegister, { group, count, sums }: Total): OutsideTotal {
  const { on = '', stage = '', status = '' } = group;
  const { columns } = registers[register];
  const sumOf = (field: string) =>
    Array.from({ length: parts + 1 }, (_, part) =>
      new Decimal(sums[partName(field, part)] ?? 0).div(unit.pow(part)),
    ).reduce((sum, each) => sum.plus(each));
  return {
    register,
    on,
    ...(stage !== '' && { stage }),
    ...(status !== '' && { status }),
    lines: count,
    amounts: columns
      .filter(({ kind }) => kind === 'amount')
      .map(({ field }) => ({ field, sum: sumOf(field).toFixed() })),
  };
}
