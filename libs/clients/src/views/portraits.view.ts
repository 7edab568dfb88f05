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

interface UsedLine extends Basis {
  readonly line: BusinessLine;
  readonly year?: number;
  readonly contribution?: Money;
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

/** How many clients use a line of business, and what it brings in a year in one currency. */
export interface BusinessLineTotal {
  readonly line: BusinessLine;
  readonly currency: string;
  readonly clients: number;
  readonly contribution: Money;
}

/** The lines of business with the clients that use them, and their contribution. */
export class CountBusinessLines extends ViewQuery<readonly BusinessLineTotal[]> {}

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
    const used = {
      line,
      ...(year !== undefined && { year }),
      ...(contribution && { contribution }),
      ...{ source, by: statedBy, on: valueDate },
    };
    const others = row.lines.filter((each) => each.line !== line);
    const lines = isUsed ? [...others, used] : others;
    return { ...row, lines, uses: lines.map((each) => each.line) };
  },
};

/** How clients like to be served, what the bank thinks of them, and what else they use. */
export const portraits = defineView({
  name: 'portraits',
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
      lines.map(({ line, contribution }) => ({
        group: { line, currency: contribution?.currency ?? 'CNY' },
        sums: { contribution: contribution?.minor ?? 0 },
      })),
  },
  scope: { client: 'clientId' },
  // What the bank thinks of a client stays among its people.
  masked: [{ field: 'traits', seenBy: everyone.filter((role) => role !== 'service') }],
  queries: { GetPortrait, ListPortraits, CountBusinessLines },
  allow: { GetPortrait: everyone, ListPortraits: everyone, CountBusinessLines: everyone },
  answer: {
    GetPortrait: ({ clientId }, rows) => rows.get(clientId),
    ListPortraits: ({ uses, high, limit, cursor, sort = 'clientId' }, rows) =>
      rows.page({ uses, high }, { limit, cursor, sort }),
    CountBusinessLines: async (_, rows) => (await rows.totals('lines')).flatMap(totalOf),
  },
  indexes: [{ uses: 1 }, { high: 1 }, { clientId: 1 }],
  orders: ['clientId'],
});

function totalOf({ group, count, sums }: Total): readonly BusinessLineTotal[] {
  const { line, currency = 'CNY' } = group;
  if (!BusinessLine.includes(line)) return [];
  const contribution = { minor: sums['contribution'] ?? 0, currency };
  return [{ line, currency, clients: count, contribution }];
}
