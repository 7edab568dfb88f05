import { askerId } from '#engagement';
import type { Day, Openings, Rows, Total } from '#kernel';
import { defineView, everyone, IsCode, IsDay, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { TrainingState } from '../performance.codes.js';
import { trainingEvents } from '../training/training.events.js';

/** One course of one person, with the tests and the certificate. */
export interface TrainingRow {
  readonly trainingId: string;
  readonly personId: string;
  readonly courseId: string;
  readonly dueOn: Day;
  readonly state: TrainingState;
  readonly tests: readonly { readonly on: Day; readonly score: number; readonly passed: boolean }[];
  /** The last day of the certificate. */
  readonly validUntil?: Day;
}

/** Who is to learn what by when, and which certificates expire. */
export class ListTrainings extends ListQuery<TrainingRow> {
  @IsOptional() @IsId() readonly personId?: string;

  @IsOptional() @IsId() readonly courseId?: string;

  @IsOptional() @IsCode(TrainingState) readonly state?: TrainingState;

  /** Only certificates that expire by this day. */
  @IsOptional() @IsDay() readonly validUpTo?: Day;
}

/** What the asker is to learn by when, and their certificates. */
export class ListMyTrainings extends ListQuery<TrainingRow> {}

/** How many trainings of each course are in which state. */
export class CountTrainings extends ViewQuery<readonly Total[]> {}

const opens: Openings<TrainingRow, typeof trainingEvents> = {
  TrainingPlanned: (told) => ({ ...told, state: 'planned', tests: [] }),
};

const on: Rows<TrainingRow, typeof trainingEvents> = {
  TestTaken: ({ score, passed, validUntil, valueDate }, row) => ({
    ...row,
    state: passed ? 'certified' : row.state === 'planned' ? 'failed' : row.state,
    tests: [...row.tests, { on: valueDate, score, passed }],
    ...(validUntil !== undefined && { validUntil }),
  }),
  CertificateExpired: (_, row) => ({ ...row, state: 'expired' }),
};

/** Who sees how others fare; everybody sees their own. */
const planners = ['unitHead', 'administrator', 'auditor'] as const;

/** The training of everybody. It says nothing of clients. */
export const trainings = defineView({
  name: 'trainings',
  version: 2,
  events: trainingEvents,
  opens,
  on,
  rollups: {
    trainings: ({ courseId, state }: TrainingRow) => [{ group: { courseId, state }, sums: {} }],
  },
  scope: 'open',
  queries: { ListTrainings, ListMyTrainings, CountTrainings },
  allow: { ListTrainings: planners, ListMyTrainings: everyone, CountTrainings: planners },
  answer: {
    ListMyTrainings: ({ limit, cursor, sort = 'dueOn' }, rows) =>
      rows.page({ personId: askerId() }, { limit, cursor, sort }),
    ListTrainings: ({ personId, courseId, state, validUpTo, ...page }, rows) =>
      rows.page(
        {
          personId,
          courseId,
          state,
          ...(validUpTo !== undefined && { validUntil: { from: '', upTo: validUpTo } }),
        },
        { limit: page.limit, cursor: page.cursor, sort: page.sort ?? 'dueOn' },
      ),
    CountTrainings: (_, rows) => rows.totals('trainings'),
  },
  indexes: [{ dueOn: 1 }, { personId: 1, dueOn: 1 }, { courseId: 1, dueOn: 1 }, { validUntil: 1 }],
  orders: ['dueOn'],
});
