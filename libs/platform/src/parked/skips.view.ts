import type { Openings, Role, Rows } from '#kernel';
import { defineCodes, defineView, IsCode, IsId, IsText, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { skipEvents } from './skip.events.js';

export const SkipState = defineCodes(
  { en: 'State of a skip', zh: '跳过申请状态' },
  {
    proposed: { en: 'Proposed', zh: '已提出' },
    confirmed: { en: 'Confirmed', zh: '已确认' },
    declined: { en: 'Declined', zh: '已否决' },
  },
);

/** An event that a view or process goes on without, or is to. */
export interface SkipRow {
  readonly skipId: string;
  readonly of: string;
  readonly key: string;
  readonly place: number;
  readonly reason: string;
  readonly state: 'proposed' | 'confirmed' | 'declined';
  readonly proposedBy: string;
  readonly settledBy?: string;
}

export class GetSkip extends ViewQuery<SkipRow> {
  @IsId() readonly skipId!: string;
}

export class ListSkips extends ListQuery<SkipRow> {
  @IsOptional() @IsCode(SkipState) readonly state?: SkipRow['state'];
  @IsOptional() @IsText({ max: 100 }) readonly of?: string;
}

const opens: Openings<SkipRow, typeof skipEvents> = {
  SkipProposed: ({ skipId, of, key, place, reason, proposedBy }) => ({
    ...{ skipId, of, key, place, reason, proposedBy },
    state: 'proposed',
  }),
};

const on: Rows<SkipRow, typeof skipEvents> = {
  SkipConfirmed: ({ confirmedBy }, row) => ({ ...row, state: 'confirmed', settledBy: confirmedBy }),
  SkipDeclined: ({ declinedBy }, row) => ({ ...row, state: 'declined', settledBy: declinedBy }),
};

const keepers: readonly Role[] = ['administrator', 'riskOfficer', 'auditor'];

/** What views and processes go on without, by whose decision. */
export const skips = defineView({
  name: 'skips',
  events: skipEvents,
  opens,
  on,
  scope: 'open',
  queries: { GetSkip, ListSkips },
  allow: { GetSkip: keepers, ListSkips: keepers },
  answer: {
    GetSkip: ({ skipId }, rows) => rows.get(skipId),
    ListSkips: ({ state, of, ...request }, rows) => rows.page({ state, of }, request),
  },
  indexes: [{ state: 1 }],
});
