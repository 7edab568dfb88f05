import type { Day, Money, Openings, Rows } from '#kernel';
import { defineView, everyone, IsDay, IsId, ListQuery, pick, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import type { CollateralKind } from '../../collateral/collateral.codes.js';
import { collateralEvents } from '../../collateral/collateral.events.js';
import { enhancementEvents } from '../../enhancement/enhancement.events.js';
import { IsFlag } from '../../flag.js';

/** More security that the bank asks of a client, and what has come of it. */
export interface EnhancementRow {
  readonly enhancementId: string;
  readonly clientId: string;
  readonly applicationId?: string;
  readonly kinds: readonly CollateralKind[];
  readonly amount: Money;
  readonly reason: string;
  readonly dueOn: Day;
  readonly ownerId: string;
  readonly askedBy: string;
  readonly askedOn: Day;
  readonly isOpen: boolean;
  /** Why the client offers nothing. */
  readonly refused?: string;
  readonly closed?: string;
  /** What was offered in answer, and what its accepted value secures. */
  readonly offered: readonly { readonly collateralId: string; readonly lendable?: Money }[];
}

/** One request for more security. */
export class GetEnhancement extends ViewQuery<EnhancementRow> {
  @IsId() readonly enhancementId!: string;
}

/** Requests for more security: of a client, of an owner, open ones, those due by a day. */
export class ListEnhancements extends ListQuery<EnhancementRow> {
  @IsOptional() @IsId() readonly clientId?: string;

  @IsOptional() @IsId() readonly ownerId?: string;

  @IsFlag() readonly open?: boolean;

  @IsOptional() @IsDay() readonly dueBy?: Day;
}

const events = {
  ...enhancementEvents,
  ...pick(collateralEvents, 'CollateralOffered', 'CollateralValued'),
};

/** How many offers a request keeps. */
const most = 50;

const opens: Openings<EnhancementRow, typeof events> = {
  SecurityAsked: ({ valueDate, ...asked }) => ({
    ...asked,
    askedOn: valueDate,
    isOpen: true,
    offered: [],
  }),
};

const on: Rows<EnhancementRow, typeof events> = {
  SecurityRefused: ({ reason }, row) => ({ ...row, refused: reason }),
  EnhancementClosed: ({ reason }, row) => ({ ...row, isOpen: false, closed: reason }),
  CollateralOffered: ({ collateralId }, row) => ({
    ...row,
    offered: [...row.offered, { collateralId }].slice(-most),
  }),
  CollateralValued: ({ collateralId, lendable }, row) => ({
    ...row,
    offered: row.offered.map((each) =>
      each.collateralId === collateralId ? { ...each, lendable } : each,
    ),
  }),
};

/** What more the bank has asked for, and what it got. */
export const enhancements = defineView({
  name: 'enhancements',
  events,
  by: 'enhancementId',
  opens,
  on,
  key: {
    CollateralOffered: ({ enhancementId }) => enhancementId ?? [],
    CollateralValued: ({ enhancementId }) => enhancementId ?? [],
  },
  scope: { client: 'clientId' },
  queries: { GetEnhancement, ListEnhancements },
  allow: { GetEnhancement: everyone, ListEnhancements: everyone },
  answer: {
    GetEnhancement: ({ enhancementId }, rows) => rows.get(enhancementId),
    ListEnhancements: (query, rows) => {
      const { clientId, ownerId, open, dueBy, limit, cursor, sort = 'dueOn' } = query;
      const dueOn = dueBy === undefined ? undefined : { upTo: dueBy };
      return rows.page({ clientId, ownerId, isOpen: open, dueOn }, { limit, cursor, sort });
    },
  },
  indexes: [
    { enhancementId: 1 },
    { clientId: 1, dueOn: 1 },
    { ownerId: 1, dueOn: 1 },
    { isOpen: 1, dueOn: 1 },
    { dueOn: 1 },
  ],
  orders: ['dueOn'],
});
