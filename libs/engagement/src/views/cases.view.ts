import type { Openings, Rows, Total } from '#kernel';
import { defineView, everyone, IsCode, IsId, IsText, ListQuery, ViewQuery } from '#kernel';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { CasePriority, CaseState } from '../case/case.codes.js';
import { caseEvents } from '../case/case.events.js';
import { largest } from './largest.js';
import { withFact } from '../case/case.state.js';
import type { Distribution } from '../case/distribution.js';
import { distributionOf } from '../case/distribution.js';
import { RequestCategory } from '../service-level/service-level.codes.js';
import type { CaseDimension, CaseRow } from './cases.rows.js';
import { caseDimensions, countedAs, themeOf } from './cases.rows.js';

/** One case. */
export class GetCase extends ViewQuery<CaseRow> {
  @IsId() readonly caseId!: string;
}

/** Cases, the latest received first. */
export class ListCases extends ListQuery<CaseRow> {
  @IsOptional() @IsId() readonly clientId?: string;

  /** Who has them; `me` is whoever asks. */
  @IsOptional() @IsId() readonly ownerId?: string;

  @IsOptional() @IsCode(RequestCategory) readonly category?: RequestCategory;

  @IsOptional() @IsCode(CaseState) readonly state?: CaseState;

  @IsOptional() @IsCode(CasePriority) readonly priority?: CasePriority;

  @IsOptional() @IsText({ max: 200 }) readonly source?: string;

  /** Only those with something left to do, or without. */
  @IsOptional()
  @Transform(({ value }: { readonly value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  )
  @IsBoolean()
  readonly open?: boolean;
}

abstract class CaseFigures<T> extends ViewQuery<T> {
  /** Only cases of one origin: `own`, or the file they were taken over from. */
  @IsOptional() @IsText({ max: 200 }) readonly source?: string;
}

/** How many cases there are of each kind. */
export class CountCases extends CaseFigures<readonly Total[]> {
  @IsIn(caseDimensions, { message: `$property must be one of: ${caseDimensions.join(', ')}` })
  readonly dimension!: CaseDimension;
}

/** How timely cases were forwarded and answered. */
export class GetCaseTimeliness extends CaseFigures<CaseTimeliness> {}

/** The themes of cases, to find what is to be improved: the 200 that come up most. */
export class CountCaseThemes extends ViewQuery<readonly Total[]> {}

/** How timely cases were. */
export interface CaseTimeliness {
  readonly timely: number;
  readonly late: number;
  /** Cases of which it is not known yet. */
  readonly unknown: number;
  /** Days from receipt until whoever had to answer had it; absent where nothing was forwarded. */
  readonly daysToForward?: Distribution;
}

/** What a case of any origin begins with. */
const begun = {
  state: 'received',
  open: true,
  actions: [],
  messages: [],
  paused: false,
  judgements: [],
  breached: false,
  reopenings: [],
} as const;

const opens: Openings<CaseRow, typeof caseEvents> = {
  CaseOpened: ({ at, ...told }) => ({
    ...begun,
    ...told,
    receivedAt: at,
    facts: [{ kind: 'asked', at, position: 0 }],
    source: 'own',
  }),
  CaseMigrated: ({ receivedOn, origin, valueDate: _, ...told }) => ({
    ...begun,
    ...told,
    urgency: 'normal',
    receivedAt: `${receivedOn}T00:00:00.000Z`,
    facts: [{ kind: 'asked', at: `${receivedOn}T00:00:00.000Z`, position: 0 }],
    state: told.outcome === undefined ? 'received' : 'closed',
    open: told.outcome === undefined,
    source: origin.source,
  }),
};

const wrote = (row: CaseRow, from: 'client' | 'bank', at: string, text: string): CaseRow => ({
  ...withFact(row, from === 'client' ? 'asked' : 'answered', at),
  messages: [...row.messages, { from, at, text }],
});

const on: Rows<CaseRow, typeof caseEvents> = {
  CaseClassified: ({ caseId: _, ...told }, row) => ({ ...row, ...told, state: 'classified' }),
  CaseAssessed: ({ importance, urgency, priority, finding }, row) => ({
    ...row,
    ...{ importance, urgency, priority, finding },
    state: 'assessed',
  }),
  CasePlanned: ({ actions }, row) => ({ ...row, actions, state: 'planned' }),
  CaseAssigned: ({ ownerId }, row) => ({ ...row, ownerId, state: 'assigned' }),
  CaseMessageReceived: ({ at, text }, row) => ({
    ...wrote(row, 'client', at, text),
    paused: false,
  }),
  CaseAnswered: ({ at, text }, row) => wrote(row, 'bank', at, text),
  CasePaused: ({ at }, row) => ({ ...withFact(row, 'paused', at), paused: true }),
  CaseResumed: ({ at }, row) => ({ ...withFact(row, 'resumed', at), paused: false }),
  CaseResolved: ({ at, outcome, resolution, compensation, timely, workingMinutes }, row) => ({
    ...withFact(row, 'resolved', at),
    ...{ outcome, resolution, timely, workingMinutes },
    ...(compensation !== undefined && { compensation }),
    state: 'resolved',
    open: false,
    paused: false,
  }),
  CaseReopened: ({ at, reason }, row) => {
    const { outcome: _1, resolution: _2, timely: _3, review: _4, ...rest } = row;
    return {
      ...withFact(rest, 'reopened', at),
      state: 'assigned',
      open: true,
      reopenings: [...row.reopenings, { at, reason }],
    };
  },
  CaseEffectReviewed: ({ caseId: _, ...review }, row) => ({ ...row, review, state: 'closed' }),
  CaseWarned: ({ clock, valueDate }, row) => ({
    ...row,
    judgements: [...row.judgements, { kind: 'warned', clock, on: valueDate }],
  }),
  CaseBreached: ({ clock, toUnitId, valueDate }, row) => ({
    ...row,
    breached: true,
    judgements: [
      ...row.judgements,
      { kind: 'breached', clock, on: valueDate, ...(toUnitId !== undefined && { toUnitId }) },
    ],
  }),
};

/** Every feedback, suggestion, complaint, enquiry and ticket. */
export const cases = defineView({
  name: 'cases',
  version: 2,
  events: caseEvents,
  opens,
  on,
  rollups: { cases: countedAs, themes: themeOf },
  scope: { client: 'clientId' },
  queries: { GetCase, ListCases, CountCases, GetCaseTimeliness, CountCaseThemes },
  allow: {
    GetCase: everyone,
    ListCases: everyone,
    CountCases: everyone,
    GetCaseTimeliness: everyone,
    CountCaseThemes: everyone,
  },
  answer: {
    GetCase: ({ caseId }, rows) => rows.get(caseId),
    ListCases: ({ clientId, ownerId, category, state, priority, source, open, ...page }, rows) =>
      rows.page(
        { clientId, ownerId, category, state, priority, source, open },
        { limit: page.limit, cursor: page.cursor, sort: page.sort ?? '-receivedAt' },
      ),
    CountCases: ({ dimension, source }, rows) => rows.totals('cases', { dimension, source }),
    GetCaseTimeliness: async ({ source }, rows) => {
      const timely = await rows.totals('cases', { dimension: 'timely', source });
      const of = (value: string) =>
        timely.reduce((sum, each) => sum + (each.group['value'] === value ? each.count : 0), 0);
      const days = await rows.totals('cases', { dimension: 'daysToForward', source });
      const spread = distributionOf(
        days.flatMap(({ group, count }) =>
          group['value'] === 'unknown' ? [] : [[Number(group['value']), count] as const],
        ),
      );
      return {
        timely: of('true'),
        late: of('false'),
        unknown: of('unknown'),
        ...(spread && { daysToForward: spread }),
      };
    },
    CountCaseThemes: async (_, rows) => largest(await rows.totals('themes')),
  },
  indexes: [
    { receivedAt: -1 },
    { clientId: 1, receivedAt: -1 },
    { ownerId: 1, open: 1, receivedAt: -1 },
    { state: 1, receivedAt: -1 },
    { open: 1 },
    { source: 1, receivedAt: -1 },
  ],
  orders: ['receivedAt'],
});
