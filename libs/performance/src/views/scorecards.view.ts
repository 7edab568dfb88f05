import { clientEvents } from '#clients';
import { inYuan } from '#credit';
import type { FormerContact } from '#engagement';
import { interactionEvents, promiseEvents, surveyAnswerEvents, winBackEvents } from '#engagement';
import type { Contribution, Day, Rows } from '#kernel';
import { daysBetween, defineView, everyone, IsId } from '#kernel';
import { ListQuery, pick, ViewQuery } from '#kernel';
import { loanEvents } from '#lending';
import { classificationEvents, warningEvents } from '#risk';
import type { Receipt } from '#strategy';
import { receiptsOf, withIncome } from '#strategy';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsMonth } from '../month.js';
import type { Scorecard, UnitScorecard } from '../scorecard/score.js';
import { ranked, rankedUnits } from '../scorecard/score.js';
import type { MonthSheet, Tenure, WithSheets } from './score-sheets.js';
import { counting } from './score-sheets.js';

/** A promise that was found late, and on which sheet that stands. */
export interface LatePromise {
  readonly promiseId: string;
  readonly foundOn: Day;
}

/** The months of one client: each belongs to the manager it had when it happened. */
export interface ScoreRow extends WithSheets {
  readonly clientId: string;
  /** Open promises that were late, and where that was counted: each counts once. */
  readonly late: readonly LatePromise[];
  /** What is expected to be lost of each loan, in fen. */
  readonly losses: readonly { readonly loanId: string; readonly minor: number }[];
  /** Red warnings that nobody has taken note of. */
  readonly red: readonly { readonly warning: string; readonly since: Day }[];
}

/** The scorecards of a month, the best first: of the managers whose clients the asker sees. */
export class ListScorecards extends ViewQuery<readonly Scorecard[]> {
  @IsMonth() readonly month!: string;

  /** Only the one of this manager. */
  @IsOptional() @IsId() readonly managerId?: string;

  /** The best so many, 100 by default. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(500) readonly limit?: number;
}

/** The scorecards of the units of a month, the best first: each with those below it. */
export class ListUnitScorecards extends ViewQuery<readonly UnitScorecard[]> {
  @IsMonth() readonly month!: string;

  /** Only the one of this unit. */
  @IsOptional() @IsId() readonly unitId?: string;
}

/** The clients behind one scorecard. */
export class ListScoreRows extends ListQuery<ScoreRow> {
  @IsId() readonly managerId!: string;

  @IsMonth() readonly month!: string;
}

/** The row with a manager from a day on. */
const managed = (row: ScoreRow, tenure: Tenure): ScoreRow => ({
  ...row,
  managers: [...row.managers, tenure],
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
  ...pick(loanEvents, 'LoanDisbursed', 'DrawdownReversed', 'LoanFellOverdue', 'LoanSettled'),
  ...pick(loanEvents, 'RepaymentRecorded', 'RepaymentReversed', 'SuspenseApplied'),
  ...pick(loanEvents, 'LoanRecalculated'),
  ...pick(classificationEvents, 'LossExpected'),
  ...pick(warningEvents, 'WarningRaised', 'WarningEscalated', 'WarningEased', 'WarningLifted'),
  ...pick(warningEvents, 'WarningAcknowledged'),
};

/** The row with interest and fees received, or received no more. */
const received = (row: ScoreRow, receipts: readonly Receipt[]): ScoreRow =>
  receipts.reduce((after, receipt) => {
    const [month] = withIncome([], [receipt]);
    return month === undefined ? after : counting(after, receipt.on, { income: month.minor });
  }, row);

/** The row with another loss expected of a loan: what it rose by, below nothing where it fell. */
function expecting(row: ScoreRow, loanId: string, minor: number, on: Day): ScoreRow {
  const before = row.losses.find((each) => each.loanId === loanId)?.minor ?? 0;
  if (before === minor) return row;
  const others = row.losses.filter((each) => each.loanId !== loanId);
  const losses = minor === 0 ? others : [...others, { loanId, minor }];
  return { ...counting(row, on, { lossRise: minor - before }), losses };
}

/** A red warning is to be taken note of within so many days. */
const daysForRed = 3;

interface OfWarning {
  readonly rule: string;
  readonly valueDate: Day;
}

/** The row where nobody need take note of a warning any more: late, if its days were over. */
function noted(row: ScoreRow, { rule, valueDate }: OfWarning): ScoreRow {
  const found = row.red.find(({ warning }) => warning === rule);
  if (found === undefined) return row;
  const red = row.red.filter((each) => each !== found);
  const late = daysBetween(found.since, valueDate) > daysForRed;
  return late ? { ...counting(row, valueDate, { redLate: 1 }), red } : { ...row, red };
}

/** The row with a warning that was raised, or became graver. */
const warned = (row: ScoreRow, told: OfWarning & { readonly level: string }): ScoreRow => {
  const { rule: warning, valueDate: since, level } = told;
  const before = noted(row, told);
  return level === 'red' ? { ...before, red: [...before.red, { warning, since }] } : before;
};

const on: Rows<ScoreRow, typeof events> = {
  RelationshipManagerAssigned: ({ managerId, units }, row, { valueDate: since }) =>
    managed(row, { managerId, units, since }),
  RelationshipManagerTransferred: ({ managerId, units }, row, { valueDate: since }) =>
    managed(row, { managerId, units, since }),
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
  DrawdownReversed: (_, row, { valueDate }) => counting(row, valueDate, { drawdowns: -1 }),
  LoanFellOverdue: (_, row, { valueDate }) => counting(row, valueDate, { fellOverdue: 1 }),
  LoanSettled: ({ loanId }, row, { valueDate }) => expecting(row, loanId, 0, valueDate),
  RepaymentRecorded: (data, row) => received(row, receiptsOf.RepaymentRecorded(data)),
  RepaymentReversed: (data, row) => received(row, receiptsOf.RepaymentReversed(data)),
  SuspenseApplied: (data, row) => received(row, receiptsOf.SuspenseApplied(data)),
  LoanRecalculated: (data, row) => received(row, receiptsOf.LoanRecalculated(data)),
  LossExpected: ({ loanId, loss, valueDate }, row) =>
    expecting(row, loanId, inYuan(loss.expected, valueDate)?.minor ?? 0, valueDate),
  WarningRaised: (told, row) => warned(row, told),
  WarningEscalated: (told, row) => warned(row, told),
  WarningEased: (told, row) => noted(row, told),
  WarningLifted: (told, row) => noted(row, told),
  WarningAcknowledged: (told, row) => noted(row, told),
};

const ofClient = ({ clientId }: { readonly clientId: string }): string => clientId;

/** What the sheets add up to, for each group that a sheet belongs to. */
const counted = (
  { sheets }: ScoreRow,
  groupsOf: (sheet: MonthSheet) => readonly Readonly<Record<string, string>>[],
): readonly Contribution[] =>
  sheets.flatMap((sheet) => {
    const { managerId: _manager, month, units: _units, ...sums } = sheet;
    // However often a client falls overdue in a month, it is one client.
    const overdueClients = sums.fellOverdue > 0 ? 1 : 0;
    return groupsOf(sheet).map((group) => ({
      group: { ...group, month },
      sums: { ...sums, overdueClients },
    }));
  });

/** What each client adds to the scorecard of its manager, month by month. */
export const scorecards = defineView({
  name: 'scorecards',
  version: 4,
  events,
  empty: (clientId): ScoreRow => ({
    clientId,
    managers: [],
    late: [],
    losses: [],
    red: [],
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
    DrawdownReversed: ofClient,
    LoanFellOverdue: ofClient,
    LoanSettled: ofClient,
    RepaymentRecorded: ofClient,
    RepaymentReversed: ofClient,
    SuspenseApplied: ofClient,
    LoanRecalculated: ofClient,
    LossExpected: ofClient,
    WarningRaised: ofClient,
    WarningEscalated: ofClient,
    WarningEased: ofClient,
    WarningLifted: ofClient,
    WarningAcknowledged: ofClient,
  },
  rollups: {
    months: (row) => counted(row, ({ managerId: manager }) => [{ manager }]),
    unitMonths: (row) => counted(row, ({ units }) => units.map((unit) => ({ unit }))),
  },
  scope: { client: 'clientId' },
  queries: { ListScorecards, ListUnitScorecards, ListScoreRows },
  allow: {
    ListScorecards: everyone,
    ListUnitScorecards: ['unitHead', 'riskOfficer', 'auditor'],
    ListScoreRows: everyone,
  },
  answer: {
    ListScorecards: async ({ month, managerId, limit = 100 }, rows) =>
      ranked(await rows.totals('months', { month, manager: managerId })).slice(0, limit),
    ListUnitScorecards: async ({ month, unitId }, rows) =>
      rankedUnits(await rows.totals('unitMonths', { month, unit: unitId })),
    ListScoreRows: ({ managerId, month, limit, cursor, sort }, rows) =>
      rows.page({ managerMonths: `${managerId}/${month}` }, { limit, cursor, sort }),
  },
  indexes: [{ managerMonths: 1 }],
});
