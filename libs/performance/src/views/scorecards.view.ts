import { clientEvents } from '#clients';
import type { FormerContact } from '#engagement';
import { interactionEvents, promiseEvents, surveyAnswerEvents, winBackEvents } from '#engagement';
import type { Contribution, Day, Rows } from '#kernel';
import { defineField, defineView, everyone, IsId, ListQuery, pick, ViewQuery } from '#kernel';
import { loanEvents } from '#lending';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { Scorecard } from '../scorecard/score.js';
import { ranked } from '../scorecard/score.js';

/** What happened at one client in one month, under the manager of those days. */
export interface MonthSheet {
  readonly managerId: string;
  /** `2026-03`. */
  readonly month: string;
  readonly contacts: number;
  readonly promisesInTime: number;
  readonly promisesLate: number;
  readonly drawdowns: number;
  readonly fellOverdue: number;
  readonly answers: number;
  /** The answers 0 to 10 added up. */
  readonly recommends: number;
  readonly won: number;
  readonly lost: number;
}

/** A promise that was found late, and on which sheet that stands. */
export interface LatePromise {
  readonly promiseId: string;
  readonly foundOn: Day;
}

/** The months of one client: each belongs to the manager it had when it happened. */
export interface ScoreRow {
  readonly clientId: string;
  /** Who looked after it from which day on, the first one first. */
  readonly managers: readonly { readonly managerId: string; readonly since: Day }[];
  /** Open promises that were late, and where that was counted: each counts once. */
  readonly late: readonly LatePromise[];
  /** `wang/2026-03`, for lists of a manager and month. */
  readonly managerMonths: readonly string[];
  readonly sheets: readonly MonthSheet[];
}

/** A month of the calendar. */
const IsMonth = defineField({
  name: 'isMonth',
  en: 'must be a month, 2026-03',
  zh: '必须为月份，例如 2026-03',
  test: (value) => typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(value),
  schema: { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$' },
});

/** The scorecards of a month, the best first: of the managers whose clients the asker sees. */
export class ListScorecards extends ViewQuery<readonly Scorecard[]> {
  @IsMonth() readonly month!: string;

  /** Only the one of this manager. */
  @IsOptional() @IsId() readonly managerId?: string;

  /** The best so many, 100 by default. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(500) readonly limit?: number;
}

/** The clients behind one scorecard. */
export class ListScoreRows extends ListQuery<ScoreRow> {
  @IsId() readonly managerId!: string;

  @IsMonth() readonly month!: string;
}

type Figure = Exclude<keyof MonthSheet, 'managerId' | 'month'>;
type More = Readonly<Partial<Record<Figure, number>>>;

const blank: Readonly<Record<Figure, number>> = {
  contacts: 0,
  promisesInTime: 0,
  promisesLate: 0,
  drawdowns: 0,
  fellOverdue: 0,
  answers: 0,
  recommends: 0,
  won: 0,
  lost: 0,
};

const added = (before: Readonly<Record<Figure, number>>, more: More) => ({
  contacts: before.contacts + (more.contacts ?? 0),
  promisesInTime: before.promisesInTime + (more.promisesInTime ?? 0),
  promisesLate: before.promisesLate + (more.promisesLate ?? 0),
  drawdowns: before.drawdowns + (more.drawdowns ?? 0),
  fellOverdue: before.fellOverdue + (more.fellOverdue ?? 0),
  answers: before.answers + (more.answers ?? 0),
  recommends: before.recommends + (more.recommends ?? 0),
  won: before.won + (more.won ?? 0),
  lost: before.lost + (more.lost ?? 0),
});

/** The row with some more in the month of a day, for the manager of that day, if there was any. */
function counting(row: ScoreRow, on: Day, more: More): ScoreRow {
  const { managers } = row;
  const managerId = (managers.findLast(({ since }) => since <= on) ?? managers[0])?.managerId;
  if (managerId === undefined) return row;
  const month = on.slice(0, 7);
  const key = `${managerId}/${month}`;
  const same = (sheet: MonthSheet) => sheet.managerId === managerId && sheet.month === month;
  const before = row.sheets.find(same) ?? { managerId, month, ...blank };
  return {
    ...row,
    managerMonths: row.managerMonths.includes(key)
      ? row.managerMonths
      : [...row.managerMonths, key],
    sheets: [
      ...row.sheets.filter((sheet) => !same(sheet)),
      { managerId, month, ...added(before, more) },
    ],
  };
}

/** The row with a manager from a day on. */
const managed = (row: ScoreRow, managerId: string, since: Day): ScoreRow => ({
  ...row,
  managers: [...row.managers, { managerId, since }],
});

/** The row with one contact more or less; an attempt counts for nothing. */
const contacted = (row: ScoreRow, { outcome, valueDate }: FormerContact, by: 1 | -1): ScoreRow =>
  outcome === 'notReached' ? row : counting(row, valueDate, { contacts: by });

/** The row after a promise is no longer open. */
const settled = (row: ScoreRow, promiseId: string): ScoreRow => ({
  ...row,
  late: row.late.filter((each) => each.promiseId !== promiseId),
});

const events = {
  ...pick(clientEvents, 'RelationshipManagerAssigned', 'RelationshipManagerTransferred'),
  ...pick(interactionEvents, 'InteractionRecorded', 'InteractionCorrected', 'InteractionWithdrawn'),
  ...pick(promiseEvents, 'PromiseKept', 'PromiseBroken', 'PromiseReleased'),
  ...pick(surveyAnswerEvents, 'SurveyAnswered'),
  ...pick(winBackEvents, 'ClientWonBack', 'ClientLost'),
  ...pick(loanEvents, 'LoanDisbursed', 'LoanFellOverdue'),
};

const on: Rows<ScoreRow, typeof events> = {
  RelationshipManagerAssigned: ({ managerId }, row, { valueDate }) =>
    managed(row, managerId, valueDate),
  RelationshipManagerTransferred: ({ managerId }, row, { valueDate }) =>
    managed(row, managerId, valueDate),
  InteractionRecorded: (contact, row) => contacted(row, contact, 1),
  InteractionCorrected: (contact, row) => contacted(contacted(row, contact.was, -1), contact, 1),
  InteractionWithdrawn: ({ was }, row) => contacted(row, was, -1),
  PromiseBroken: ({ promiseId, valueDate }, row) =>
    row.late.some((each) => each.promiseId === promiseId)
      ? row
      : {
          ...counting(row, valueDate, { promisesLate: 1 }),
          late: [...row.late, { promiseId, foundOn: valueDate }],
        },
  // One that was kept in time and reported late was never late.
  PromiseKept: ({ promiseId, inTime, valueDate }, row) => {
    const found = row.late.find((each) => each.promiseId === promiseId);
    const after = settled(row, promiseId);
    if (!inTime) return found ? after : counting(after, valueDate, { promisesLate: 1 });
    const cleared = found ? counting(after, found.foundOn, { promisesLate: -1 }) : after;
    return counting(cleared, valueDate, { promisesInTime: 1 });
  },
  PromiseReleased: ({ promiseId }, row) => settled(row, promiseId),
  SurveyAnswered: ({ valid, recommends }, row, { valueDate }) =>
    valid && recommends !== undefined ? counting(row, valueDate, { answers: 1, recommends }) : row,
  ClientWonBack: (_, row, { valueDate }) => counting(row, valueDate, { won: 1 }),
  ClientLost: (_, row, { valueDate }) => counting(row, valueDate, { lost: 1 }),
  LoanDisbursed: ({ origin }, row, { valueDate }) =>
    origin === undefined ? counting(row, valueDate, { drawdowns: 1 }) : row,
  LoanFellOverdue: (_, row, { valueDate }) => counting(row, valueDate, { fellOverdue: 1 }),
};

const ofClient = ({ clientId }: { readonly clientId: string }): string => clientId;

const counted = ({ sheets }: ScoreRow): readonly Contribution[] =>
  sheets.map(({ managerId: manager, month, ...sums }) => ({
    group: { manager, month },
    // However often a client falls overdue in a month, it is one client.
    sums: { ...sums, overdueClients: sums.fellOverdue > 0 ? 1 : 0 },
  }));

/** What each client adds to the scorecard of its manager, month by month. */
export const scorecards = defineView({
  name: 'scorecards',
  version: 2,
  events,
  empty: (clientId): ScoreRow => ({
    clientId,
    managers: [],
    late: [],
    managerMonths: [],
    sheets: [],
  }),
  on,
  key: {
    RelationshipManagerAssigned: ofClient,
    RelationshipManagerTransferred: ofClient,
    InteractionRecorded: ofClient,
    InteractionCorrected: ofClient,
    InteractionWithdrawn: ofClient,
    PromiseKept: ofClient,
    PromiseBroken: ofClient,
    PromiseReleased: ofClient,
    // An answer without a name is nobody’s.
    SurveyAnswered: ({ clientId }) => clientId ?? [],
    ClientWonBack: ofClient,
    ClientLost: ofClient,
    LoanDisbursed: ofClient,
    LoanFellOverdue: ofClient,
  },
  rollups: { months: counted },
  scope: { client: 'clientId' },
  queries: { ListScorecards, ListScoreRows },
  allow: { ListScorecards: everyone, ListScoreRows: everyone },
  answer: {
    ListScorecards: async ({ month, managerId, limit = 100 }, rows) =>
      ranked(await rows.totals('months', { month, manager: managerId })).slice(0, limit),
    ListScoreRows: ({ managerId, month, limit, cursor, sort }, rows) =>
      rows.page({ managerMonths: `${managerId}/${month}` }, { limit, cursor, sort }),
  },
  indexes: [{ managerMonths: 1 }],
});
