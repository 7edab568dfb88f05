import { defineField } from '#kernel';
import { StatementLine } from './statement.codes.js';

/** The figures of a statement by line, in minor units of its currency. An absent line is unknown. */
export type StatementFigures = Readonly<Partial<Record<StatementLine, number>>>;

const mapsToAmounts = (value: unknown, most: number, names: (name: string) => boolean): boolean => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const amounts = Object.entries(value);
  return (
    amounts.length > 0 &&
    amounts.length <= most &&
    amounts.every(([name, amount]) => names(name) && Number.isSafeInteger(amount))
  );
};

/** The field maps lines of the chart of accounts to whole minor units. */
export const IsStatementFigures = defineField({
  name: 'isStatementFigures',
  en: 'must map lines of the chart of accounts to whole minor units: { "cash": 1200 }',
  zh: '必须为标准科目与整数金额（最小货币单位）的对应表，且不为空：{ "cash": 1200 }',
  test: (value) =>
    mapsToAmounts(value, StatementLine.all.length, (line) => StatementLine.includes(line)),
  schema: {
    type: 'object',
    minProperties: 1,
    propertyNames: { enum: StatementLine.all },
    additionalProperties: { type: 'integer', description: 'In the smallest unit: fen, cents.' },
  },
});

const mostAccounts = 200;

/** The field maps names of accounts to whole minor units. */
export const AreAccounts = defineField({
  name: 'areAccounts',
  en: 'must map at most 200 names of accounts to whole minor units: { "货币资金": 1200 }',
  zh: '必须为科目名称与整数金额（最小货币单位）的对应表，最多 200 项：{ "货币资金": 1200 }',
  test: (value) => mapsToAmounts(value, mostAccounts, (name) => name.length <= 80),
  schema: {
    type: 'object',
    minProperties: 1,
    maxProperties: mostAccounts,
    additionalProperties: { type: 'integer', description: 'In the smallest unit: fen, cents.' },
  },
});

/** Lines in the order of the chart, so that equal figures are equal as text. */
export const inChartOrder = (figures: StatementFigures): StatementFigures =>
  Object.fromEntries(
    StatementLine.all.flatMap((line) => {
      const amount = figures[line];
      return amount === undefined ? [] : [[line, amount] as const];
    }),
  );
