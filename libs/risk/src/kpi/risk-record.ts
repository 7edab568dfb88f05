import type { Contribution, Day, Level } from '#kernel';
import { addDays, daysBetween, levels } from '#kernel';
import type { WarningVerdict } from '../early-warning/early-warning.codes.js';
import type { WithProjects } from '../memory/projects-of-client.js';
import type { WithLoans } from '../client-figures/loans-of-client.js';
import {
  daysPastDueOn,
  isNonPerformingOn,
  isRunning,
  lastPerformingDay,
} from '../client-figures/loans-of-client.js';

/** What is kept of a warning to measure its rule. */
export interface WarningRecord {
  readonly rule: string;
  readonly number: number;
  readonly raisedOn: Day;
  /** The gravest it has been. */
  readonly level: Level;
  readonly acknowledgedOn?: Day;
  readonly actedOn?: Day;
  readonly verdict?: WarningVerdict;
}

/** What is kept of a client to measure early warning. */
export interface RiskRecordRow extends WithLoans, WithProjects {
  readonly clientId: string;
  /** The first day on which the client owed anything, and the day it had repaid everything. */
  readonly since?: Day;
  readonly until?: Day;
  readonly failedOn?: Day;
  /** The first day on which something of the client was recorded as more than 90 days late. */
  readonly delayedOn?: Day;
  readonly warnings: readonly WarningRecord[];
}

/** A warning is right about a failure within so many days. */
export const horizonDays = 365;

const monthOf = (day: Day): string => day.slice(0, 7);

/** Whether a failure came within the horizon after a warning. */
const foresaw = ({ raisedOn }: WarningRecord, failedOn: Day | undefined): failedOn is Day =>
  failedOn !== undefined && failedOn >= raisedOn && daysBetween(raisedOn, failedOn) <= horizonDays;

const worst = (a: Level, b: Level): Level => (levels.indexOf(a) > levels.indexOf(b) ? a : b);

/** The row after one warning of it has changed: the latest of its rule. */
export const changingRecord = (
  row: RiskRecordRow,
  rule: string,
  next: (record: WarningRecord) => WarningRecord,
): RiskRecordRow => {
  const last = row.warnings.findLastIndex((each) => each.rule === rule);
  return {
    ...row,
    warnings: row.warnings.map((each, index) => (index === last ? next(each) : each)),
  };
};

export const escalatedTo =
  (level: Level) =>
  (record: WarningRecord): WarningRecord => ({ ...record, level: worst(level, record.level) });

/** The row after the client failed on a day; the first failure counts. */
export const failing = (row: RiskRecordRow, day: Day): RiskRecordRow =>
  row.failedOn !== undefined && row.failedOn <= day ? row : { ...row, failedOn: day };

/** The row after its loans have changed: since when it owes, and whether it has failed by them. */
export function owing(row: RiskRecordRow, day: Day): RiskRecordRow {
  const owes = row.loans.some(({ status }) => status === 'running' || status === 'writtenOff');
  const { until: _, ...rest } = row;
  const known = owes
    ? { ...rest, since: row.since ?? day }
    : row.since === undefined
      ? row
      : { ...rest, until: row.until ?? day };
  const failures = row.loans.flatMap((loan) => {
    if (loan.status === 'writtenOff') return [loan.since];
    const late = daysPastDueOn(loan, loan.countedOn);
    return isRunning(loan) && late > lastPerformingDay
      ? [addDays(loan.countedOn, lastPerformingDay + 1 - late)]
      : [];
  });
  return failures.reduce(failing, known);
}

/** What a client adds to the measures of early warning. */
export const measuresOf = (row: RiskRecordRow): readonly Contribution[] => [
  ...row.warnings.map((record) => ofWarning(record, row.failedOn)),
  ...ofFailure(row),
  ...ofBook(row),
  ...ofObligor(row),
  ...ofProjects(row),
];

function ofWarning(record: WarningRecord, failedOn: Day | undefined): Contribution {
  const { rule, level, raisedOn, acknowledgedOn, actedOn, verdict } = record;
  const failed = foresaw(record, failedOn);
  const calledFalse = verdict === 'falsePositive';
  return {
    group: { kind: 'warning', rule, month: monthOf(raisedOn), level },
    sums: {
      right: Number(failed || verdict === 'truePositive'),
      falseAlarms: Number(calledFalse && !failed),
      failed: Number(failed),
      calledFalseThenFailed: Number(calledFalse && failed),
      acknowledged: Number(acknowledgedOn !== undefined),
      daysToAcknowledge: acknowledgedOn === undefined ? 0 : daysBetween(raisedOn, acknowledgedOn),
      acted: Number(actedOn !== undefined),
      daysToAct: actedOn === undefined ? 0 : daysBetween(raisedOn, actedOn),
    },
  };
}

/** A failure counts once for all rules together, and once for each rule that foresaw it. */
function ofFailure({ failedOn, warnings }: RiskRecordRow): readonly Contribution[] {
  if (failedOn === undefined) return [];
  const month = monthOf(failedOn);
  const seen = warnings.filter((record) => foresaw(record, failedOn));
  const rules = [...new Set(seen.map(({ rule }) => rule))];
  return [
    { group: { kind: 'failure', rule: '', month }, sums: { foreseen: Number(seen.length > 0) } },
    ...rules.map((rule) => ({ group: { kind: 'failure', rule, month }, sums: { foreseen: 1 } })),
  ];
}

const ofBook = ({ loans }: RiskRecordRow): readonly Contribution[] =>
  loans.filter(isRunning).map((loan) => ({
    group: { kind: 'book', currency: loan.outstanding.currency },
    sums: {
      outstanding: loan.outstanding.minor,
      nonPerforming: isNonPerformingOn(loan, loan.countedOn) ? loan.outstanding.minor : 0,
    },
  }));

function ofObligor({ since, until, failedOn, delayedOn }: RiskRecordRow): readonly Contribution[] {
  if (since === undefined) return [];
  const month = (day: Day | undefined) => (day === undefined ? '' : monthOf(day));
  const group = {
    kind: 'obligor',
    since: month(since),
    until: month(until),
    failed: month(failedOn),
    delayed: month(delayedOn),
  };
  return [{ group, sums: {} }];
}

/** A project is in default where a covenant of it is, or its borrower has failed. */
const ofProjects = ({ projects, covenants, failedOn }: RiskRecordRow): readonly Contribution[] =>
  projects.map(({ projectId, due, late }) => ({
    group: { kind: 'project' },
    sums: {
      due,
      late,
      inDefault: Number(
        failedOn !== undefined ||
          covenants.some((each) => each.projectId === projectId && each.state === 'defaulted'),
      ),
    },
  }));
