import { createHash } from 'node:crypto';
import type { DataOf, DecimalText, Money, Rows } from '#kernel';
import { defineView, everyone, IsId, ListQuery, pick, ViewQuery } from '#kernel';
import { sumInYuan } from '../application/reference-rates.rules.js';
import type { CollateralKind } from '../collateral/collateral.codes.js';
import { collateralEvents } from '../collateral/collateral.events.js';

/** One guarantee of a guarantor. */
export interface Guarantee {
  readonly collateralId: string;
  /** The client whose credit it secures. */
  readonly clientId: string;
  readonly kind: CollateralKind;
  readonly guaranteed: readonly Money[];
  readonly applicationIds: readonly string[];
  readonly loanToValue: DecimalText;
}

/** What somebody stands for: the exposure of a guarantor. */
export interface GuarantorRow {
  readonly guarantorId: string;
  readonly name: string;
  readonly isClient: boolean;
  readonly guarantees: readonly Guarantee[];
  /** All guarantees together, in yuan; 0 where a currency has no rate. */
  readonly guaranteed: Money;
  readonly borrowers: number;
  /** The guarantor, where it is a client, and the clients it stands for. */
  readonly clientIds: readonly string[];
}

/** What one guarantor stands for. */
export class GetGuarantor extends ViewQuery<GuarantorRow> {
  @IsId() readonly guarantorId!: string;
}

/** Guarantors, those who stand for most first. */
export class ListGuarantors extends ListQuery<GuarantorRow> {}

type Guarantor = NonNullable<DataOf<typeof collateralEvents.CollateralOffered>['guarantor']>;

/** The client's id; of an outsider, a fingerprint of the register's number or the name. */
const idOf = ({ clientId, number, name }: Guarantor): string =>
  clientId ??
  `out_${createHash('sha256')
    .update(number ?? name)
    .digest('hex')
    .slice(0, 24)}`;

const events = pick(collateralEvents, 'CoverChanged');
type Changed = DataOf<typeof collateralEvents.CoverChanged>;

function counted(row: GuarantorRow, valueDate: string): GuarantorRow | undefined {
  const { guarantees, guarantorId, isClient } = row;
  if (guarantees.length === 0) return undefined;
  const borrowers = [...new Set(guarantees.map(({ clientId }) => clientId))];
  return {
    ...row,
    guaranteed: sumInYuan(
      guarantees.flatMap(({ guaranteed }) => guaranteed),
      valueDate,
    ) ?? { minor: 0, currency: 'CNY' },
    borrowers: borrowers.length,
    clientIds: [...(isClient ? [guarantorId] : []), ...borrowers],
  };
}

const on: Rows<GuarantorRow, typeof events> = {
  CoverChanged(data: Changed, row) {
    const { guarantor, collateralId, clientId, kind, covers, loanToValue, valueDate } = data;
    if (!guarantor) return row;
    const others = row.guarantees.filter((each) => each.collateralId !== collateralId);
    const guarantee = {
      collateralId,
      clientId,
      kind,
      guaranteed: covers.map(({ amount }) => amount),
      applicationIds: covers.map(({ applicationId }) => applicationId),
      loanToValue,
    };
    const known = {
      ...row,
      name: guarantor.name,
      isClient: guarantor.clientId !== undefined,
      guarantees: covers.length === 0 ? others : [...others, guarantee],
    };
    return counted(known, valueDate);
  },
};

/** Who stands for the credit of others, and for how much. */
export const guarantors = defineView({
  name: 'guarantors',
  events,
  empty: (guarantorId): GuarantorRow => ({
    guarantorId,
    name: '',
    isClient: false,
    guarantees: [],
    guaranteed: { minor: 0, currency: 'CNY' },
    borrowers: 0,
    clientIds: [],
  }),
  on,
  key: { CoverChanged: ({ guarantor }) => (guarantor ? idOf(guarantor) : []) },
  scope: { clients: 'clientIds' },
  queries: { GetGuarantor, ListGuarantors },
  allow: { GetGuarantor: everyone, ListGuarantors: everyone },
  answer: {
    GetGuarantor: ({ guarantorId }, rows) => rows.get(guarantorId),
    ListGuarantors: ({ limit, cursor, sort = '-guaranteed.minor' }, rows) =>
      rows.page({}, { limit, cursor, sort }),
  },
  indexes: [{ guarantorId: 1 }, { 'guaranteed.minor': -1 }],
  orders: ['guaranteed.minor'],
});
