import type { Contribution, Day, Openings, Rows, Total } from '#kernel';
import { defineView, everyone, IsCode, IsDay, IsId, ListQuery, ViewQuery } from '#kernel';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { PromiseKind, PromiseState } from '../../promise/promise.codes.js';
import type { Promised } from '../../promise/promise.events.js';
import { promiseEvents } from '../../promise/promise.events.js';
import { largest } from '../largest.js';

/** A promise to a client, who keeps it, and what became of it. */
export interface PromiseRow extends Promised {
  readonly promiseId: string;
  readonly clientId: string;
  readonly ownerId: string;
  /** The unit of the owner. */
  readonly unitId?: string;
  readonly madeOn: Day;
  readonly madeBy: string;
  readonly state: PromiseState;
  /** Whether a due day passed without it. */
  readonly broken: boolean;
  /** The days at whose end the head of a unit heard that it was not kept. */
  readonly escalations: readonly { readonly on: Day; readonly toUnitId?: string }[];
  readonly reschedulings: readonly {
    readonly from: Day;
    readonly to: Day;
    readonly reason: string;
  }[];
  /** How it was kept, or why nobody asks for it any more. */
  readonly result?: string;
  readonly closedOn?: Day;
  readonly inTime?: boolean;
}

/** One promise. */
export class GetPromise extends ViewQuery<PromiseRow> {
  @IsId() readonly promiseId!: string;
}

/** Promises, soonest due first; the open ones only where no state is asked for. */
export class ListPromises extends ListQuery<PromiseRow> {
  @IsOptional() @IsId() readonly clientId?: string;

  /** Who keeps them; `me` is whoever asks. */
  @IsOptional() @IsId() readonly ownerId?: string;

  /** The unit of the owner; `me` is the unit of whoever asks. */
  @IsOptional() @IsId() readonly unitId?: string;

  @IsOptional() @IsCode(PromiseKind) readonly kind?: PromiseKind;

  @IsOptional() @IsCode(PromiseState) readonly state?: PromiseState;

  /** Only those due by this day. */
  @IsOptional() @IsDay() readonly dueUpTo?: Day;

  /** Only those whose day passed, or did not. */
  @IsOptional()
  @Transform(({ value }: { readonly value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  )
  @IsBoolean()
  readonly broken?: boolean;
}

const dimensions = ['state', 'kind', 'owner', 'inTime', 'broken'] as const;
type PromiseDimension = (typeof dimensions)[number];

/** How many promises there are of each kind, and how many were kept in time; the largest 200 groups. */
export class CountPromises extends ViewQuery<readonly Total[]> {
  @IsIn(dimensions, { message: `$property must be one of: ${dimensions.join(', ')}` })
  readonly dimension!: PromiseDimension;
}

const opens: Openings<PromiseRow, typeof promiseEvents> = {
  PromiseMade: (told, { actor, valueDate }) => ({
    ...told,
    madeOn: valueDate,
    madeBy: actor,
    state: 'open',
    broken: false,
    escalations: [],
    reschedulings: [],
  }),
};

const on: Rows<PromiseRow, typeof promiseEvents> = {
  PromiseRescheduled: ({ from, dueOn, reason }, row) => ({
    ...row,
    dueOn,
    reschedulings: [...row.reschedulings, { from, to: dueOn, reason }],
  }),
  PromiseHandedOver: ({ ownerId, unitId }, { unitId: _before, ...row }) => ({
    ...row,
    ownerId,
    ...(unitId !== undefined && { unitId }),
  }),
  PromiseKept: ({ result, inTime, valueDate }, row) => ({
    ...row,
    state: 'kept',
    result,
    inTime,
    broken: row.broken || !inTime,
    closedOn: valueDate,
  }),
  PromiseReleased: ({ reason }, row, { valueDate }) => ({
    ...row,
    state: 'released',
    result: reason,
    closedOn: valueDate,
  }),
  PromiseBroken: ({ toUnitId, valueDate }, row) => ({
    ...row,
    broken: true,
    escalations: [
      ...row.escalations,
      { on: valueDate, ...(toUnitId !== undefined && { toUnitId }) },
    ],
  }),
};

const counted = ({ state, kind, ownerId, inTime, broken }: PromiseRow): readonly Contribution[] => {
  const group = (dimension: PromiseDimension, value: string): Contribution => ({
    group: { dimension, value },
    sums: {},
  });
  return [
    group('state', state),
    group('kind', kind),
    group('owner', ownerId),
    group('broken', String(broken)),
    ...(inTime === undefined ? [] : [group('inTime', String(inTime))]),
  ];
};

/** Every promise to every client, and every disclosure that is due. */
export const promises = defineView({
  name: 'promises',
  events: promiseEvents,
  opens,
  on,
  rollups: { promises: counted },
  scope: { client: 'clientId' },
  queries: { GetPromise, ListPromises, CountPromises },
  allow: { GetPromise: everyone, ListPromises: everyone, CountPromises: everyone },
  answer: {
    GetPromise: ({ promiseId }, rows) => rows.get(promiseId),
    ListPromises: ({ clientId, ownerId, unitId, kind, dueUpTo, broken, ...rest }, rows) =>
      rows.page(
        {
          clientId,
          ownerId,
          unitId,
          kind,
          broken,
          state: rest.state ?? 'open',
          ...(dueUpTo !== undefined && { dueOn: { upTo: dueUpTo } }),
        },
        { limit: rest.limit, cursor: rest.cursor, sort: rest.sort ?? 'dueOn' },
      ),
    CountPromises: async ({ dimension }, rows) =>
      largest(await rows.totals('promises', { dimension })),
  },
  indexes: [
    { clientId: 1, state: 1, dueOn: 1 },
    { ownerId: 1, state: 1, dueOn: 1 },
    { unitId: 1, state: 1, dueOn: 1 },
    { state: 1, dueOn: 1 },
  ],
  orders: ['dueOn'],
});
