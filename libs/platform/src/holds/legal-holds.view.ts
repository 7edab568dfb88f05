import type { Day, Openings, Role, Rows } from '#kernel';
import { defineCodes, defineView, IsCode, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { legalHoldEvents } from './legal-hold.events.js';

export const HoldState = defineCodes(
  { en: 'State of a legal hold', zh: '法律保全状态' },
  {
    held: { en: 'In force', zh: '保全中' },
    liftingProposed: { en: 'In force, lifting proposed', zh: '保全中，已申请解除' },
    lifted: { en: 'Lifted', zh: '已解除' },
  },
);

/** Who is held, why, until when, and by whom it was ordered and lifted. */
export interface LegalHoldRow {
  readonly legalHoldId: string;
  readonly clientIds: readonly string[];
  readonly personIds: readonly string[];
  readonly matter: string;
  readonly reason: string;
  /** The last day; until it is lifted where none is stated. */
  readonly until?: Day;
  readonly state: 'held' | 'liftingProposed' | 'lifted';
  readonly orderedBy: string;
  readonly orderedAt: string;
  readonly proposedBy?: string;
  readonly liftReason?: string;
  readonly confirmedBy?: string;
}

/** One legal hold. */
export class GetLegalHold extends ViewQuery<LegalHoldRow> {
  @IsId() readonly legalHoldId!: string;
}

/** Legal holds: all, those in a state, those of a client or of a person. */
export class ListLegalHolds extends ListQuery<LegalHoldRow> {
  @IsOptional() @IsCode(HoldState) readonly state?: LegalHoldRow['state'];
  @IsOptional() @IsId() readonly clientId?: string;
  @IsOptional() @IsId() readonly personId?: string;
}

const opens: Openings<LegalHoldRow, typeof legalHoldEvents> = {
  LegalHoldOrdered: (ordered, { at }) => ({ ...ordered, state: 'held', orderedAt: at }),
};

const on: Rows<LegalHoldRow, typeof legalHoldEvents> = {
  HoldLiftingProposed: ({ reason, proposedBy }, row) => ({
    ...row,
    state: 'liftingProposed',
    proposedBy,
    liftReason: reason,
  }),
  HoldLiftingDeclined: (_, { proposedBy: _by, liftReason: _why, ...row }) => ({
    ...row,
    state: 'held',
  }),
  HoldLiftingConfirmed: ({ confirmedBy }, row) => ({ ...row, state: 'lifted', confirmedBy }),
};

// Whoever is under investigation is not to be warned.
const readers: readonly Role[] = ['riskOfficer', 'auditor'];

/** What is kept as it is, for which matter. */
export const legalHolds = defineView({
  name: 'legal-holds',
  events: legalHoldEvents,
  opens,
  on,
  scope: 'open',
  queries: { GetLegalHold, ListLegalHolds },
  allow: { GetLegalHold: readers, ListLegalHolds: readers },
  answer: {
    GetLegalHold: ({ legalHoldId }, rows) => rows.get(legalHoldId),
    ListLegalHolds: ({ state, clientId, personId, ...page }, rows) =>
      rows.page({ state, clientIds: clientId, personIds: personId }, page),
  },
  indexes: [{ state: 1 }, { clientIds: 1 }, { personIds: 1 }],
});
