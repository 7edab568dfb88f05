import type { Day, Money, Rows, Total } from '#kernel';
import { defineView, everyone, IsCode, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import type { FactSource } from '../client/client-facts.js';
import { BusinessLine, Trait } from '../portrait/portrait.codes.js';
import type { TraitLevel } from '../portrait/portrait.codes.js';
import { portraitEvents } from '../portrait/portrait.events.js';
import type { Preferences } from '../portrait/portrait.fields.js';

interface Basis {
  readonly source: FactSource;
  readonly by: string;
  readonly on: Day;
}

/** A judgement on a client, and the ones before it. */
interface JudgedTrait extends Basis {
  readonly trait: Trait;
  readonly level: TraitLevel;
  readonly evidence: string;
}

/** What a line brought the bank in a year. */
interface YearOfLine {
  readonly year: number;
  readonly contribution: Money;
}

interface UsedLine extends Basis {
  readonly line: BusinessLine;
  /** The latest ten years that were stated, the latest first. */
  readonly years: readonly YearOfLine[];
}

/** How a client likes to be served, what the bank thinks of it, and what else it uses. */
export interface PortraitRow {
  readonly clientId: string;
  readonly preferences: Preferences;
  readonly preferencesFrom?: Basis;
  /** The present judgement on each trait. */
  readonly traits: readonly JudgedTrait[];
  /** The traits that are judged high, by which lists are filtered. */
  readonly high: readonly Trait[];
  /** The lines of business that the client uses. */
  readonly lines: readonly UsedLine[];
  readonly uses: readonly BusinessLine[];
}

/** The portrait of one client. */
export class GetPortrait extends ViewQuery<PortraitRow> {
  @IsId() readonly clientId!: string;
}

/** The clients that use a line of business, or have a trait to a high degree. */
export class ListPortraits extends ListQuery<PortraitRow> {
  @IsOptional() @IsCode(BusinessLine) readonly uses?: BusinessLine;

  @IsOptional() @IsCode(Trait) readonly high?: Trait;
}

/** How many clients use a line of business, and what it brought in each year and currency. */
export interface BusinessLineTotal {
  readonly line: BusinessLine;
  readonly clients: number;
  /** The latest year first. */
  readonly years: readonly (YearOfLine & { readonly clients: number })[];
}

/** The lines of business with the clients that use them, and their contribution. */
export class CountBusinessLines extends ViewQuery<readonly BusinessLineTotal[]> {}

const mostYears = 10;

const on: Rows<PortraitRow, typeof portraitEvents> = {
  PreferencesStated: ({ preferences, source, statedBy, valueDate }, row) => ({
    ...row,
    preferences: { ...row.preferences, ...preferences },
    preferencesFrom: { source, by: statedBy, on: valueDate },
  }),
  TraitJudged: ({ trait, level, evidence, source, statedBy, valueDate }, row) => {
    const judged = { trait, level, evidence, source, by: statedBy, on: valueDate };
    const traits = [...row.traits.filter((each) => each.trait !== trait), judged];
    const high = traits.filter((each) => each.level === 'high').map((each) => each.trait);
    return { ...row, traits, high };
  },
  BusinessLineStated: (data, row) => {
    const { line, isUsed, year, contribution, source, statedBy, valueDate } = data;
    const before = row.lines.find((each) => each.line === line)?.years ?? [];
    const stated = year === undefined || !contribution ? [] : [{ year, contribution }];
    const years = [...before.filter((each) => stated[0]?.year !== each.year), ...stated]
      .toSorted((a, b) => b.year - a.year)
      .slice(0, mostYears);
    const used = { line, years, source, by: statedBy, on: valueDate };
    const others = row.lines.filter((each) => each.line !== line);
    const lines = isUsed ? [...others, used] : others;
    return { ...row, lines, uses: lines.map((each) => each.line) };
  },
};

const people = everyone.filter((role) => role !== 'service');

/** How clients like to be served, what the bank thinks of them, and what else they use. */
export const portraits = defineView({
  name: 'portraits',
  version: 2,
  events: portraitEvents,
  by: 'clientId',
  empty: (clientId): PortraitRow => ({
    clientId,
    preferences: {},
    traits: [],
    high: [],
    lines: [],
    uses: [],
  }),
  on,
  rollups: {
    lines: ({ lines }) =>
      lines.flatMap(({ line, years }) => [
        { group: { line }, sums: {} },
        ...years.map(({ year, contribution: { minor, currency } }) => ({
          group: { line, year: String(year), currency },
          sums: { contribution: minor },
        })),
      ]),
  },
  scope: { client: 'clientId' },
  // What the bank thinks of a client stays among its people.
  masked: [
    { field: 'traits', seenBy: people },
    { field: 'high', seenBy: people },
  ],
  queries: { GetPortrait, ListPortraits, CountBusinessLines },
  allow: { GetPortrait: everyone, ListPortraits: people, CountBusinessLines: everyone },
  answer: {
    GetPortrait: ({ clientId }, rows) => rows.get(clientId),
    ListPortraits: ({ uses, high, limit, cursor, sort = 'clientId' }, rows) =>
      rows.page({ uses, high }, { limit, cursor, sort }),
    CountBusinessLines: async (_, rows) => totalsOf(await rows.totals('lines')),
  },
  indexes: [{ uses: 1 }, { high: 1 }, { clientId: 1 }],
  orders: ['clientId'],
});

const totalsOf = (totals: readonly Total[]): readonly BusinessLineTotal[] =>
  totals.flatMap(({ group: { line, year }, count }) => {
    if (!BusinessLine.includes(line) || year !== undefined) return [];
    const years = totals.flatMap(({ group, count: clients, sums }) =>
      group['line'] === line && group['year'] !== undefined
        ? [
            {
              year: Number(group['year']),
              contribution: {
                minor: sums['contribution'] ?? 0,
                currency: group['currency'] ?? 'CNY',
              },
              clients,
            },
          ]
        : [],
    );
    return [{ line, clients: count, years: years.toSorted((a, b) => b.year - a.year) }];
  });
