import type { Day } from '#kernel';

/** What a month is counted in. */
export const sheetFigures = [
  'contacts',
  'promisesInTime',
  'promisesLate',
  'drawdowns',
  'fellOverdue',
  'answers',
  'recommends',
  'won',
  'lost',
  'income',
  'lossRise',
  'redLate',
] as const;
export type SheetFigure = (typeof sheetFigures)[number];

/** What happened at one client in one month, under the manager of those days. */
export interface MonthSheet extends Readonly<Record<SheetFigure, number>> {
  readonly managerId: string;
  /** `2026-03`. */
  readonly month: string;
  /** The unit of the manager and those above it, as they were at last. */
  readonly units: readonly string[];
}

/** Who looked after a client from a day on, and in which units. */
export interface Tenure {
  readonly managerId: string;
  readonly units: readonly string[];
  readonly since: Day;
}

/** The months of a client. */
export interface WithSheets {
  /** Who looked after it from which day on, the first one first. */
  readonly managers: readonly Tenure[];
  /** `wang/2026-03`, for lists of a manager and month. */
  readonly managerMonths: readonly string[];
  readonly sheets: readonly MonthSheet[];
}

const added = (
  before: Partial<Record<SheetFigure, number>>,
  more: Partial<Record<SheetFigure, number>>,
): Readonly<Record<SheetFigure, number>> => {
  const sum = (figure: SheetFigure) => (before[figure] ?? 0) + (more[figure] ?? 0);
  return {
    ...{ contacts: sum('contacts'), drawdowns: sum('drawdowns') },
    ...{ promisesInTime: sum('promisesInTime'), promisesLate: sum('promisesLate') },
    ...{ fellOverdue: sum('fellOverdue'), answers: sum('answers'), recommends: sum('recommends') },
    ...{ won: sum('won'), lost: sum('lost'), redLate: sum('redLate') },
    ...{ income: sum('income'), lossRise: sum('lossRise') },
  };
};

/** The row with some more in the month of a day, for the manager of that day, if there was any. */
export function counting<R extends WithSheets>(
  row: R,
  on: Day,
  more: Partial<Record<SheetFigure, number>>,
): R {
  const { managers } = row;
  const tenure = managers.findLast(({ since }) => since <= on) ?? managers[0];
  if (tenure === undefined) return row;
  const { managerId, units } = tenure;
  const month = on.slice(0, 7);
  const key = `${managerId}/${month}`;
  const same = (sheet: MonthSheet) => sheet.managerId === managerId && sheet.month === month;
  const before = row.sheets.find(same) ?? {};
  return {
    ...row,
    managerMonths: row.managerMonths.includes(key)
      ? row.managerMonths
      : [...row.managerMonths, key],
    sheets: [
      ...row.sheets.filter((sheet) => !same(sheet)),
      { managerId, month, units, ...added(before, more) },
    ],
  };
}
