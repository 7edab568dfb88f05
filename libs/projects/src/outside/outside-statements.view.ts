import type { Contribution, Day, Rows, Table, Total } from '#kernel';
import {
  defineView,
  everyone,
  IsCode,
  IsDay,
  IsOneOf,
  IsText,
  ListQuery,
  pick,
  ViewQuery,
} from '#kernel';
import { IsOptional } from 'class-validator';
import { ProjectStage } from '../projects.codes.js';
import type { RegisterChanges } from './changes.js';
import { changesBetween, Snapshot } from './changes.js';
import type { Foresight } from './foresight/foresight.js';
import { Follow } from './foresight/foresight.js';
import type { OutsideTotal } from './totals/kept-sums.js';
import { contributed, totalTold } from './totals/kept-sums.js';
import type { Lines } from './totals/reckoned-once.js';
import { ReckonedOnce } from './totals/reckoned-once.js';
import { OutsideRegister } from './outside.codes.js';
import { outsideEvents } from './outside.events.js';
import type { OutsideStatement } from './outside.rows.js';
import { statementIdOf } from './outside.rows.js';
import type { Part } from './statistics.js';
import { Tally } from './statistics.js';

/** What each register has stated, and for which days. */
export class CountOutsideStatements extends ViewQuery<readonly Total[]> {}

/** What a register comes to by day, stage and status: lines and the sum of each amount. */
export class GetOutsideTotals extends ViewQuery<readonly OutsideTotal[]> {
  @IsCode(OutsideRegister) readonly register!: OutsideRegister;

  /** Only the statements of this day. */
  @IsOptional() @IsDay() readonly on?: Day;
}

/** The lines that registers have published, by id. */
export class ListOutsideStatements extends ListQuery<OutsideStatement> {
  @IsOptional() @IsCode(OutsideRegister) readonly register?: OutsideRegister;

  @IsOptional() @IsDay() readonly on?: Day;

  /** The number of a project, as the register has it: joins loans, months and ratings. */
  @IsOptional() @IsText({ max: 80 }) readonly project?: string;

  @IsOptional() @IsCode(ProjectStage) readonly stage?: ProjectStage;
}

const splits = [
  'region',
  'country',
  'sector',
  'status',
  'phase',
  'category',
  'rating',
  'financier',
  'product',
  'industry',
  'department',
  'projectType',
  'year',
] as const;
type Split = (typeof splits)[number];

/** What the lines of a register come to, column by column. */
export class GetOutsideStatistics extends ViewQuery<OutsideStatistics> {
  @IsCode(OutsideRegister) readonly register!: OutsideRegister;

  /** The first day of the statements that count; `until` is the last. One day: both the same. */
  @IsDay() readonly from!: Day;

  @IsDay() readonly until!: Day;

  /** Also each part by itself: by a column, or by the year of the statement. */
  @IsOptional() @IsOneOf(splits) readonly by?: Split;
}

/** What a register has changed from one statement to another. */
export class GetOutsideChanges extends ViewQuery<RegisterChanges> {
  @IsCode(OutsideRegister) readonly register!: OutsideRegister;

  @IsDay() readonly since!: Day;

  @IsDay() readonly until!: Day;

  /** Only records that had this status at the first statement. */
  @IsOptional() @IsText({ max: 80 }) readonly status?: string;
}

/** How well what a register stated on one day foresaw delays and cancellations by another. */
export class GetOutsideForesight extends ViewQuery<Foresight> {
  @IsCode(OutsideRegister) readonly register!: OutsideRegister;

  @IsDay() readonly since!: Day;

  @IsDay() readonly until!: Day;
}

export interface OutsideStatistics extends Part {
  readonly register: OutsideRegister;
  readonly from: Day;
  readonly until: Day;
  readonly parts?: readonly (Part & { readonly value: string })[];
}

const opened = (statementId: string): OutsideStatement => ({
  statementId,
  recordId: '',
  register: 'ibrd',
  number: '',
  on: '',
  texts: {},
  days: {},
  amounts: {},
  origin: { kind: 'migration', source: '', assumed: [] },
});

const events = pick(outsideEvents, 'OutsideRecordStated');

/** A line that is stated anew for its day takes the place of what it was. */
const on: Rows<OutsideStatement, typeof events> = {
  OutsideRecordStated: ({ valueDate, ...told }, { statementId }) => ({
    statementId,
    ...told,
    on: valueDate,
  }),
};

const stated = ({ register, on: day }: OutsideStatement): readonly Contribution[] => [
  { group: { register, on: day }, sums: {} },
];

const valueOf = (by: Split, { texts, on: day }: OutsideStatement): string =>
  by === 'year' ? day.slice(0, 4) : (texts[by] ?? 'missing');

type Lined = Table<OutsideStatement, 'stated' | 'standing'>;

const kept = {
  statistics: new ReckonedOnce<OutsideStatistics>(),
  changes: new ReckonedOnce<RegisterChanges>(),
  foresight: new ReckonedOnce<Foresight>(),
};

async function statisticsOf(
  { register, from, until, by }: GetOutsideStatistics,
  rows: Lined,
): Promise<OutsideStatistics> {
  const whole = new Tally(register);
  const parts = new Map<string, Tally>();
  for await (const row of rows.each({ register, on: { from, upTo: until } })) {
    whole.see(row);
    if (by === undefined) continue;
    const value = valueOf(by, row);
    const part = parts.get(value) ?? new Tally(register);
    parts.set(value, part);
    part.see(row);
  }
  return {
    ...{ register, from, until },
    ...whole.figures(),
    ...(by !== undefined && {
      parts: [...parts].sort().map(([value, part]) => ({ value, ...part.figures() })),
    }),
  };
}

type TwoDays = Pick<GetOutsideChanges, 'register' | 'since' | 'until' | 'status'>;

const bothDays = ({ register, since, until }: TwoDays, rows: Lined): Lines => ({
  ...{ rows, register },
  counts: (day) => day === since || day === until,
});

async function changesOf({ register, since, until, status }: TwoDays, rows: Lined) {
  const [before, after] = [new Snapshot(), new Snapshot()];
  for await (const row of rows.each({ register, on: since })) before.see(row);
  for await (const row of rows.each({ register, on: until })) after.see(row);
  return changesBetween(register, before, after, status);
}

async function foresightOf({ register, since, until }: TwoDays, rows: Lined) {
  const follow = new Follow();
  for await (const row of rows.each({ register, on: since })) follow.seeBefore(row);
  for await (const row of rows.each({ register, on: until })) follow.seeAfter(row);
  return follow.figures();
}

/** The lines of outside registers, one for each record and day. */
export const outsideStatements = defineView({
  name: 'outside-statements',
  version: 3,
  events,
  empty: opened,
  on,
  key: { OutsideRecordStated: ({ recordId, valueDate }) => statementIdOf(recordId, valueDate) },
  rollups: { stated, standing: contributed },
  // What anybody may read in a published file names no client of the bank.
  scope: 'open',
  queries: {
    CountOutsideStatements,
    GetOutsideTotals,
    ListOutsideStatements,
    GetOutsideStatistics,
    GetOutsideChanges,
    GetOutsideForesight,
  },
  allow: {
    CountOutsideStatements: everyone,
    GetOutsideTotals: everyone,
    ListOutsideStatements: everyone,
    GetOutsideStatistics: everyone,
    GetOutsideChanges: everyone,
    GetOutsideForesight: everyone,
  },
  answer: {
    CountOutsideStatements: (_, rows) => rows.totals('stated'),
    GetOutsideTotals: async ({ register, on: day }, rows) =>
      (await rows.totals('standing', { register, on: day })).map((each) =>
        totalTold(register, each),
      ),
    ListOutsideStatements: ({ register, on: day, project, stage, ...page }, rows) =>
      rows.page({ register, on: day, project, stage }, page),
    GetOutsideStatistics: (query, rows) => {
      const { register, from, until, by = '' } = query;
      const counts = (day: Day) => day >= from && day <= until;
      return kept.statistics.answer(`${from}/${until}/${by}`, { rows, register, counts }, () =>
        statisticsOf(query, rows),
      );
    },
    GetOutsideChanges: (query, rows) => {
      const { since, until, status = '' } = query;
      return kept.changes.answer(`${since}/${until}/${status}`, bothDays(query, rows), () =>
        changesOf(query, rows),
      );
    },
    GetOutsideForesight: (query, rows) => {
      const { since, until } = query;
      return kept.foresight.answer(`${since}/${until}`, bothDays(query, rows), () =>
        foresightOf(query, rows),
      );
    },
  },
  indexes: [{ register: 1, on: 1 }, { project: 1 }, { stage: 1 }],
});
