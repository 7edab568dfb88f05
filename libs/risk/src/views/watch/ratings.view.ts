import type { Contribution, Day, Rows, Total } from '#kernel';
import { defineView, IsCode, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import type { Quality, QualityMark } from '../../rating/quality.js';
import type { RatedGroup } from '../../rating/rate.js';
import { RatingDimension, RatingGrade } from '../../rating/rating.codes.js';
import { ratingEvents } from '../../rating/rating.events.js';

/** A grade, and since when. */
export interface GradeSince {
  readonly grade: RatingGrade;
  readonly on: Day;
  readonly by: 'rule' | 'person';
}

/** The rating of a client and what it is made of. */
export interface RatingRow {
  readonly clientId: string;
  /** What counts: by the figures, or a person’s. */
  readonly grade?: RatingGrade;
  /** Probability of default within a year. */
  readonly pd?: string;
  readonly decidedBy: 'rule' | 'person';
  readonly score?: string;
  readonly groups: readonly RatedGroup[];
  /** What people make of the client, by criterion, and until when it counts. */
  readonly quality?: Quality & { readonly marks: readonly QualityMark[]; readonly by: string };
  /** By figures and qualities, before anybody overrides it. */
  readonly modelGrade?: RatingGrade;
  readonly cappedBy?: string;
  readonly override?: {
    readonly grade: RatingGrade;
    readonly reason: string;
    readonly by: string;
    readonly on: Day;
  };
  /** The last day of the override. */
  readonly overriddenUntil?: Day;
  /** The latest first. */
  readonly history: readonly GradeSince[];
}

/** The rating of one client. */
export class GetRating extends ViewQuery<RatingRow> {
  @IsId() readonly clientId!: string;
}

/** The ratings of the clients, the worst first. */
export class ListRatings extends ListQuery<RatingRow> {
  @IsOptional() @IsCode(RatingGrade) readonly grade?: RatingGrade;
}

/** How many clients have each grade. */
export class CountRatings extends ViewQuery<readonly Total[]> {
  @IsCode(RatingDimension) readonly by!: RatingDimension;
}

/** How many changes of grade are remembered. */
const mostChanges = 100;

/** The row with the grade that counts. */
function settled(row: RatingRow, on: Day): RatingRow {
  const decidedBy = row.override === undefined ? ('rule' as const) : ('person' as const);
  const grade = row.override?.grade ?? row.modelGrade;
  if (grade === undefined) return row;
  const [last] = row.history;
  const changed = last?.grade !== grade || last.by !== decidedBy;
  const history = changed ? [{ grade, on, by: decidedBy }, ...row.history] : row.history;
  const { pd } = RatingGrade(grade);
  return { ...row, grade, pd, decidedBy, history: history.slice(0, mostChanges) };
}

const on: Rows<RatingRow, typeof ratingEvents> = {
  ClientRated: ({ score, grade, groups, cappedBy, valueDate }, { cappedBy: _, ...row }) =>
    settled(
      {
        ...row,
        score,
        groups,
        modelGrade: grade,
        ...(cappedBy === undefined ? {} : { cappedBy }),
      },
      valueDate,
    ),
  QualitiesJudged: ({ marks, quality, judgedBy: by }, row) => ({
    ...row,
    quality: { ...quality, marks, by },
  }),
  RatingOverridden: ({ grade, reason, overriddenBy: by, expiresOn, valueDate }, row) =>
    settled(
      { ...row, override: { grade, reason, by, on: valueDate }, overriddenUntil: expiresOn },
      valueDate,
    ),
  RatingOverrideEnded: ({ valueDate }, { override: _, overriddenUntil: __, ...row }) =>
    settled(row, valueDate),
};

const readers = ['relationshipManager', 'riskOfficer', 'creditApprover', 'auditor'] as const;

/** The grade of every client, and how it came to be. */
export const ratings = defineView({
  name: 'ratings',
  events: ratingEvents,
  empty: (clientId): RatingRow => ({ clientId, decidedBy: 'rule', groups: [], history: [] }),
  by: 'clientId',
  on,
  rollups: {
    grades: ({ grade = 'CCC', decidedBy }): readonly Contribution[] => [
      { group: { by: 'grade', value: grade }, sums: {} },
      { group: { by: 'decidedBy', value: decidedBy }, sums: {} },
    ],
  },
  scope: { client: 'clientId' },
  queries: { GetRating, ListRatings, CountRatings },
  allow: { GetRating: readers, ListRatings: readers, CountRatings: readers },
  answer: {
    GetRating: ({ clientId }, rows) => rows.get(clientId),
    ListRatings: ({ grade, limit, cursor, sort = '-pd' }, rows) =>
      rows.page({ grade }, { limit, cursor, sort }),
    CountRatings: ({ by }, rows) => rows.totals('grades', { by }),
  },
  indexes: [{ grade: 1, pd: -1 }, { pd: -1 }, { overriddenUntil: 1 }],
  orders: ['pd'],
});
