import type { Day, Evolve } from '#kernel';
import { moneyIn, Decimal, minorDigits } from '#kernel';
import type { OutsideMovementKind, OutsideRegister } from './outside.codes.js';
import type { outsideEvents, Published } from './outside.events.js';
import { registers } from './registers/registers.js';

/** What a later statement is compared with. */
export interface Figures {
  readonly on: Day;
  readonly status?: string;
  readonly closing?: Day;
  /** What has been disbursed, repaid and cancelled in all, in minor units. */
  readonly minor: Readonly<Partial<Record<OutsideMovementKind, number>>>;
}

/** What later decisions need to know of an outside record: its statements, by day. */
export interface OutsideRecord {
  readonly register: OutsideRegister;
  readonly statements: readonly Figures[];
}

/** The figures of a statement that movements are reckoned from; amounts to the cent, halves up. */
export function figuresOf(told: Omit<Published, 'origin'>, on: Day): Figures {
  const { currency, growing = {}, status, closing } = registers[told.register];
  const minor = Object.entries(growing).flatMap(([kind, field]) => {
    const found = told.amounts[field];
    if (found === undefined) return [];
    const cents = new Decimal(found).toFixed(minorDigits(currency));
    return [[kind, moneyIn(cents, currency).minor] as const];
  });
  const standing = status === undefined ? undefined : told.texts[status];
  const closes = closing === undefined ? undefined : told.days[closing];
  return {
    on,
    minor: Object.fromEntries(minor),
    ...(standing !== undefined && { status: standing }),
    ...(closes !== undefined && { closing: closes }),
  };
}

/** The statements with one more, or with one in the place of that of the same day. */
const stated = (statements: readonly Figures[], one: Figures): readonly Figures[] =>
  [...statements.filter(({ on }) => on !== one.on), one].sort((a, b) => (a.on < b.on ? -1 : 1));

const same = (_: unknown, record: OutsideRecord): OutsideRecord => record;

export const evolve: Evolve<OutsideRecord, typeof outsideEvents> = {
  OutsideRecordStated: ({ valueDate, ...told }, record?: OutsideRecord) => ({
    register: told.register,
    statements: stated(record?.statements ?? [], figuresOf(told, valueDate)),
  }),
  OutsideLoanDisbursed: same,
  OutsideLoanRepaid: same,
  OutsideLoanCancelled: same,
  OutsideClosingMoved: same,
  OutsideStatusChanged: same,
};
