import type { Day, Money, Openings, Rows } from '#kernel';
import { defineView, everyone, IsCode, IsDay, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { LimitHolder } from '../limit/limit.codes.js';
import type { LimitContent, Reservation } from '../limit/limit.events.js';
import { limitEvents } from '../limit/limit.events.js';
import { plainContent, usedOf } from '../limit/limit-use.js';

/** The limit of a client or a group, and its use. */
export interface LimitRow {
  readonly limitId: string;
  readonly holder: LimitHolder;
  readonly version: number;
  readonly proposed?: LimitContent;
  readonly proposedBy?: string;
  readonly reason: string;
  readonly inForce?: LimitContent;
  readonly approvedBy?: string;
  /** The day by which it is reviewed. */
  readonly reviewOn?: Day;
  readonly shareOfCapital?: string;
  readonly isLargeExposure?: boolean;
  /** Held and free of the whole. */
  readonly used: Money;
  readonly free: Money;
  /** Held of each sub-limit, in fen. */
  readonly usedOfSubLimits: readonly { readonly id: string; readonly used: number }[];
  readonly reservations: readonly Reservation[];
  /** The applications for which something is held. */
  readonly applicationIds: readonly string[];
}

/** The limit of a client or a group. */
export class GetLimit extends ViewQuery<LimitRow> {
  @IsId() readonly limitId!: string;
}

/** Limits with their use; those whose review is due by a day, where one is given. */
export class ListLimits extends ListQuery<LimitRow> {
  @IsOptional() @IsCode(LimitHolder) readonly holder?: LimitHolder;

  @IsOptional() @IsDay() readonly reviewBy?: Day;
}

const yuan = (minor: number): Money => ({ minor, currency: 'CNY' });

/** The row with what is held and free. */
function counted(row: LimitRow): LimitRow {
  const { inForce, reservations } = row;
  const used = inForce ? usedOf(inForce, reservations) : { total: 0, subLimits: [] };
  return {
    ...row,
    used: yuan(used.total),
    free: yuan(Math.max(0, (inForce?.total.minor ?? 0) - used.total)),
    usedOfSubLimits: used.subLimits,
    applicationIds: reservations.map(({ applicationId }) => applicationId),
  };
}

/**
 * The limit of a client with what is held of those of the records merged into it: two limits of one
 * client allow no more than its own, and whoever has one of them is held to it. The record that stays
 * comes first, whichever of them is asked for.
 */
export const limitOfRecords = (rows: readonly LimitRow[]): LimitRow =>
  rows.reduce((all, row) => {
    const first = all.inForce === undefined && row.inForce !== undefined ? row : all;
    return counted({ ...first, reservations: [...all.reservations, ...row.reservations] });
  });

const opens: Openings<LimitRow, typeof limitEvents> = {
  LimitProposed: ({ version, reason, proposedBy, ...data }, { id }) => ({
    limitId: id,
    holder: data.holder,
    version,
    proposed: plainContent(data),
    proposedBy,
    reason,
    used: yuan(0),
    free: yuan(0),
    usedOfSubLimits: [],
    reservations: [],
    applicationIds: [],
  }),
};

const on: Rows<LimitRow, typeof limitEvents> = {
  LimitProposed: ({ version, reason, proposedBy, ...data }, row) => ({
    ...row,
    version,
    proposed: plainContent(data),
    proposedBy,
    reason,
  }),
  LimitApproved: ({ content, approvedBy, shareOfCapital, isLargeExposure }, row) => {
    const { proposed: _, ...rest } = row;
    return counted({
      ...rest,
      inForce: content,
      approvedBy,
      reviewOn: content.validUntil,
      shareOfCapital,
      isLargeExposure,
    });
  },
  LimitDeclined: ({ reason }, { proposed: _, ...row }) => ({ ...row, reason }),
  LimitReserved: ({ valueDate: _, limitId: _of, ...reservation }, row) =>
    counted({ ...row, reservations: [...row.reservations, reservation] }),
  LimitReleased: ({ applicationId, leaving }, row) =>
    counted({
      ...row,
      reservations: row.reservations
        .map((each) =>
          each.applicationId === applicationId ? { ...each, reserved: leaving } : each,
        )
        .filter(({ reserved }) => reserved.minor > 0),
    }),
};

/** The limits of clients and groups, with their use. */
export const limits = defineView({
  name: 'limits',
  events: limitEvents,
  opens,
  on,
  scope: { client: 'limitId' },
  queries: { GetLimit, ListLimits },
  allow: { GetLimit: everyone, ListLimits: everyone },
  answer: {
    GetLimit: ({ limitId }, rows) => rows.get(limitId),
    ListLimits: ({ holder, reviewBy, limit, cursor, sort = 'limitId' }, rows) =>
      rows.page(
        { holder, reviewOn: reviewBy === undefined ? undefined : { upTo: reviewBy } },
        { limit, cursor, sort },
      ),
  },
  indexes: [{ limitId: 1 }, { reviewOn: 1 }, { 'used.minor': -1 }, { applicationIds: 1 }],
  orders: ['reviewOn', 'used.minor'],
});
