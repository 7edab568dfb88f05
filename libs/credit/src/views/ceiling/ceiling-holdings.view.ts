import type { Day, Money, Rows } from '#kernel';
import { defineView, everyone, ListQuery, pick } from '#kernel';
import { ceilingEvents } from '../../ceiling/ceiling.events.js';
import { IsCeilingId } from '../../ceiling/ceiling.fields.js';

/** What is held of a concentration limit for one application. */
export interface CeilingHoldingRow {
  readonly ceilingId: string;
  readonly applicationId: string;
  readonly clientId: string;
  /** In yuan. */
  readonly reserved: Money;
  /** Granted already, or reserved for a decision. */
  readonly isGranted: boolean;
  /** When it last changed. */
  readonly on: Day;
}

/** What is held of one concentration limit, the largest first. */
export class ListCeilingHoldings extends ListQuery<CeilingHoldingRow> {
  @IsCeilingId() readonly ceilingId!: string;
}

const events = pick(ceilingEvents, 'CeilingReserved', 'CeilingFreed');

interface Held {
  readonly ceilingId: string;
  readonly applicationId: string;
}

/** The row for an application under a ceiling. */
export const holdingOf = ({ ceilingId, applicationId }: Held) => `${ceilingId}|${applicationId}`;

const on: Rows<CeilingHoldingRow, typeof events> = {
  CeilingReserved: ({ ceilingId, applicationId, clientId, reserved, isGranted, valueDate }) => ({
    ceilingId,
    applicationId,
    clientId,
    reserved,
    isGranted,
    on: valueDate,
  }),
  CeilingFreed: () => undefined,
};

/** What is held of each concentration limit, application by application. */
export const ceilingHoldings = defineView({
  name: 'concentration-reservations',
  events,
  empty: (): CeilingHoldingRow => ({
    ceilingId: '',
    applicationId: '',
    clientId: '',
    reserved: { minor: 0, currency: 'CNY' },
    isGranted: false,
    on: '1900-01-01',
  }),
  on,
  key: { CeilingReserved: holdingOf, CeilingFreed: holdingOf },
  scope: { client: 'clientId' },
  queries: { ListCeilingHoldings },
  allow: { ListCeilingHoldings: everyone },
  answer: {
    ListCeilingHoldings: ({ ceilingId, limit, cursor, sort = '-reserved.minor' }, rows) =>
      rows.page({ ceilingId }, { limit, cursor, sort }),
  },
  indexes: [{ ceilingId: 1, 'reserved.minor': -1 }],
  orders: ['reserved.minor'],
});
