import { clientEvents } from '#clients';
import { interactionEvents, promiseEvents, surveyAnswerEvents, winBackEvents } from '#engagement';
import type { Contribution, Occurrence, Rows } from '#kernel';
import { defineField, defineView, everyone, IsId, ListQuery, pick, ViewQuery } from '#kernel';
import { loanEvents } from '#lending';
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

/** The months of one client: each belongs to the manager it had when it happened. */
export interface ScoreRow {
  readonly clientId: string;
  readonly managerId?: string;
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

/** The row with some more in the month of a day; a client nobody looks after counts for nobody. */
function counting(
  row: ScoreRow,
  { valueDate }: Pick<Occurrence, 'valueDate'>,
  more: More,
): ScoreRow {
  const { managerId } = row;
  if (managerId === undefined) return row;
  const month = valueDate.slice(0, 7);
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

const events = {
  ...pick(clientEvents, 'RelationshipManagerAssigned', 'RelationshipManagerTransferred'),
  ...pick(interactionEvents, 'InteractionRecorded'),
  ...pick(promiseEvents, 'PromiseKept', 'PromiseBroken'),
  ...pick(surveyAnswerEvents, 'SurveyAnswered'),
  ...pick(winBackEvents, 'ClientWonBack', 'ClientLost'),
  ...pick(loanEvents, 'LoanDisbursed', 'LoanFellOverdue'),
};

const on: Rows<ScoreRow, typeof events> = {
  RelationshipManagerAssigned: ({ managerId }, row) => ({ ...row, managerId }),
  RelationshipManagerTransferred: ({ managerId }, row) => ({ ...row, managerId }),
  InteractionRecorded: ({ outcome }, row, at) =>
    outcome === 'notReached' ? row : counting(row, at, { contacts: 1 }),
  PromiseKept: ({ inTime }, row, at) => (inTime ? counting(row, at, { promisesInTime: 1 }) : row),
  PromiseBroken: (_, row, at) => counting(row, at, { promisesLate: 1 }),
  SurveyAnswered: ({ valid, recommends }, row, at) =>
    valid && recommends !== undefined ? counting(row, at, { answers: 1, recommends }) : row,
  ClientWonBack: (_, row, at) => counting(row, at, { won: 1 }),
  ClientLost: (_, row, at) => counting(row, at, { lost: 1 }),
  LoanDisbursed: ({ origin }, row, at) =>
    origin === undefined ? counting(row, at, { drawdowns: 1 }) : row,
  LoanFellOverdue: (_, row, at) => counting(row, at, { fellOverdue: 1 }),
};

const ofClient = ({ clientId }: { readonly clientId: string }): string => clientId;

const counted = ({ sheets }: ScoreRow): readonly Contribution[] =>
  sheets.map(({ managerId: manager, month, ...sums }) => ({ group: { manager, month }, sums }));

/** What each client adds to the scorecard of its manager, month by month. */
export const scorecards = defineView({
  name: 'scorecards',
  events,
  empty: (clientId): ScoreRow => ({ clientId, managerMonths: [], sheets: [] }),
  on,
  key: {
    RelationshipManagerAssigned: ofClient,
    RelationshipManagerTransferred: ofClient,
    InteractionRecorded: ofClient,
    PromiseKept: ofClient,
    PromiseBroken: ofClient,
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
    ListScorecards: async ({ month }, rows) => ranked(await rows.totals('months', { month })),
    ListScoreRows: ({ managerId, month, limit, cursor, sort }, rows) =>
      rows.page({ managerMonths: `${managerId}/${month}` }, { limit, cursor, sort }),
  },
  indexes: [{ managerMonths: 1 }],
});
