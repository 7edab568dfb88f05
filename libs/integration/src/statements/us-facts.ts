import { MigrateClient } from '#clients';
import type { Day, DecimalText, DomainCommand } from '#kernel';
import { MigrateMarketFigure, MigrateStatement, ReceiveSignal } from '#risk';
import type { UsRow } from './us-row.js';

/** What is told of a company beside its firm-years. */
export interface UsCompany {
  readonly company: string;
  /** Fiscal year of the last statement in the origin; a failed company filed in the year after. */
  readonly lastYear: number;
  readonly failed: boolean;
}

/** The level of the market at the end of each year. */
export type UsIndex = ReadonlyMap<number, DecimalText>;

/** The index that the importer makes of the market values in the file. */
export const usIndexId = 'US-LISTED-MEDIAN';

/** Fiscal years end in December; a statement is known 90 days later. */
const endOf = (year: number): Day => `${year}-12-31`;
const knownOn = (year: number): Day => `${year + 1}-03-31`;
/** The file tells the year of a filing only: its middle is assumed. */
const filedOn = ({ lastYear }: UsCompany): Day => `${lastYear + 1}-06-30`;

/** Amounts are thousands of dollars, in cents. */
const roundedTo = 100_000;

/** A company of the file as commands: the client, then each statement with its market value. */
export function usCommands(
  about: UsCompany,
  rows: readonly UsRow[],
  source: string,
  index: UsIndex,
): readonly DomainCommand[] {
  const [first] = rows;
  if (first === undefined) return [];
  const clientId = `cl_us.${about.company}`;
  return [
    MigrateClient.of({
      clientId,
      form: 'legalEntity',
      role: 'client',
      lifecycle: 'established',
      facts: { name: { en: about.company } },
      source: { provenance: 'migration', statedOn: knownOn(first.year) },
      valueDate: knownOn(first.year),
      origin: { kind: 'migration', source, assumed: ['form', 'lifecycle'] },
    }),
    ...rows.flatMap((row) => [
      statement(clientId, row, source),
      marketValue(clientId, row, { source, index }),
    ]),
    ...(about.failed ? [bankruptcy(clientId, about, source)] : []),
  ];
}

const statement = (clientId: string, { year, accounts }: UsRow, source: string) =>
  MigrateStatement.of({
    clientId,
    periodEnd: endOf(year),
    months: 12,
    basis: 'consolidated',
    knownOn: knownOn(year),
    currency: 'USD',
    roundedTo,
    accounts,
    template: 'SP-COMPUSTAT',
    explanation: 'As the source states it.',
    audit: 'unqualified',
    source: { provenance: 'migration', statedOn: knownOn(year) },
    origin: {
      kind: 'migration',
      source,
      assumed: ['periodEnd', 'knownOn', 'basis', 'audit'],
    },
  });

function marketValue(
  clientId: string,
  { year, marketValue: minor }: UsRow,
  { source, index }: { readonly source: string; readonly index: UsIndex },
) {
  const level = index.get(year);
  return MigrateMarketFigure.of({
    clientId,
    figure: 'marketValue',
    on: endOf(year),
    knownOn: knownOn(year),
    amount: { minor, currency: 'USD' },
    ...(level === undefined ? {} : { index: { indexId: usIndexId, level } }),
    source: { provenance: 'migration', statedOn: knownOn(year) },
    origin: { kind: 'migration', source, assumed: ['on', 'knownOn', 'index'] },
  });
}

const bankruptcy = (clientId: string, about: UsCompany, source: string) =>
  ReceiveSignal.of({
    signalId: `si_us.${about.company}`,
    clientId,
    code: 'bankruptcyFiled',
    title: 'Filed under Chapter 7 or 11.',
    happenedOn: filedOn(about),
    knownOn: filedOn(about),
    provider: source,
    reference: about.company,
    origin: { kind: 'migration', source, assumed: ['happenedOn', 'knownOn'] },
  });

/**
 * An index of the market: the median growth of market values from year to year, compounded from 100.
 * A year rests on companies of that year and the year before alone, so that it never looks ahead.
 */
export function indexOf(values: ReadonlyMap<string, ReadonlyMap<number, number>>): UsIndex {
  const growths = new Map<number, number[]>();
  for (const byYear of values.values()) {
    for (const [year, value] of byYear) {
      const before = byYear.get(year - 1) ?? 0;
      if (value > 0 && before > 0) {
        growths.set(year, [...(growths.get(year) ?? []), Math.log(value / before)]);
      }
    }
  }
  const years = [...new Set([...values.values()].flatMap((byYear) => [...byYear.keys()]))].sort();
  let level = Math.log(100);
  return new Map(
    years.map((year) => {
      level += median(growths.get(year) ?? []);
      return [year, Math.exp(level).toFixed(6)] as const;
    }),
  );
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1] ?? 0, sorted[middle] ?? 0];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}
