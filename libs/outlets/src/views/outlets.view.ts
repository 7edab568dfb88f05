import type { Day, Rows } from '#kernel';
import { defineView, IsCode, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { outletEvents } from '../outlet/outlet.events.js';
import type { OutletTerms } from '../outlet/terms.js';
import { OutletStatus } from '../outlets.codes.js';

/** A service that gets events, and what it may have. */
export interface OutletRow {
  readonly outletId: string;
  readonly serviceId: string;
  readonly name: string;
  readonly purpose: string;
  readonly ownerId: string;
  readonly contact: string;
  readonly status: OutletStatus;
  readonly terms: OutletTerms;
  readonly requestedBy: string;
  readonly requestedOn: Day;
  readonly approvedBy?: string;
  /** What is to be approved: the terms that give more. */
  readonly widening?: { readonly terms: OutletTerms; readonly proposedBy: string };
  /** Why it was last suspended, resumed, declined or closed. */
  readonly reason?: string;
}

/** One outlet. */
export class GetOutlet extends ViewQuery<OutletRow> {
  @IsId() readonly outletId!: string;
}

/** The outlets of the bank, by service, owner and status. */
export class ListOutlets extends ListQuery<OutletRow> {
  @IsOptional() @IsId() readonly serviceId?: string;

  @IsOptional() @IsId() readonly ownerId?: string;

  @IsOptional() @IsCode(OutletStatus) readonly status?: OutletStatus;
}

const settled = ({ widening: _, ...row }: OutletRow): OutletRow => row;

const on: Rows<OutletRow, typeof outletEvents> = {
  OutletApproved: ({ approvedBy }, row) => ({ ...row, status: 'active', approvedBy }),
  OutletDeclined: ({ reason }, row) => ({ ...row, status: 'declined', reason }),
  OutletNarrowed: ({ terms }, row) => ({ ...settled(row), terms }),
  OutletWideningProposed: ({ terms, proposedBy }, row) => ({
    ...row,
    widening: { terms, proposedBy },
  }),
  OutletWidened: ({ terms }, row) => ({ ...settled(row), terms }),
  OutletWideningDeclined: ({ reason }, row) => ({ ...settled(row), reason }),
  OutletSuspended: ({ reason }, row) => ({ ...row, status: 'suspended', reason }),
  OutletResumed: ({ reason }, row) => ({ ...row, status: 'active', reason }),
  OutletClosed: ({ reason }, row) => ({ ...settled(row), status: 'closed', reason }),
};

const askers = ['administrator', 'riskOfficer', 'unitHead', 'auditor'] as const;

/** Every service that gets events, and what it may have. */
export const outlets = defineView({
  name: 'outlets',
  events: outletEvents,
  opens: {
    OutletRequested: (
      { serviceId, name, purpose, ownerId, contact, terms, requestedBy },
      { id, valueDate },
    ): OutletRow => ({
      outletId: id,
      ...{ serviceId, name, purpose, ownerId, contact },
      status: 'requested',
      terms,
      requestedBy,
      requestedOn: valueDate,
    }),
  },
  on,
  scope: 'open',
  queries: { GetOutlet, ListOutlets },
  allow: { GetOutlet: askers, ListOutlets: askers },
  answer: {
    GetOutlet: ({ outletId }, rows) => rows.get(outletId),
    ListOutlets: ({ serviceId, ownerId, status, ...page }, rows) =>
      rows.page({ serviceId, ownerId, status }, page),
  },
  indexes: [{ serviceId: 1 }, { ownerId: 1 }, { status: 1 }],
});
