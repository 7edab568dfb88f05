import { createHash } from 'node:crypto';
import type { DataOf, DecimalText, Money, Rows } from '#kernel';
import { defineView, everyone, IsId, ListQuery, NotFound, pick, ViewQuery } from '#kernel';
import { sumInYuan } from '../../application/terms/reference-rates.rules.js';
import type { CollateralKind } from '../../collateral/collateral.codes.js';
import { collateralEvents } from '../../collateral/collateral.events.js';

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

/** What a guarantor stands for on behalf of one client: seen by whoever sees that client. */
export interface GuarantorRow {
  readonly guarantorId: string;
  readonly name: string;
  /** The client it stands for. */
  readonly clientId: string;
  readonly guarantees: readonly Guarantee[];
  /** All guarantees together, in yuan; 0 where a currency has no rate. */
  readonly guaranteed: Money;
}

/** What somebody stands for in all: the exposure of a guarantor, as far as its clients are seen. */
export interface GuarantorFile {
  readonly guarantorId: string;
  readonly name: string;
  readonly guarantees: readonly Guarantee[];
  /** All guarantees together, in yuan. */
  readonly guaranteed: Money;
  /** How many clients it stands for. */
  readonly borrowers: number;
}

/** What one guarantor stands for. */
export class GetGuarantor extends ViewQuery<GuarantorFile> {
  @IsId() readonly guarantorId!: string;
}

/** Guarantors with each client they stand for, the largest guarantees first. */
export class ListGuarantors extends ListQuery<GuarantorRow> {}

/** How many clients one guarantor is shown to stand for. */
const mostBorrowers = 200;

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

const key = (guarantor: Guarantor, clientId: string) => `${idOf(guarantor)}|${clientId}`;

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
    const guarantees = covers.length === 0 ? others : [...others, guarantee];
    if (guarantees.length === 0) return undefined;
    const guaranteed = sumInYuan(
      guarantees.flatMap((each) => each.guaranteed),
      valueDate,
    ) ?? { minor: 0, currency: 'CNY' };
    return {
      guarantorId: idOf(guarantor),
      name: guarantor.name,
      clientId,
      guarantees,
      guaranteed,
    };
  },
};

/** One guarantor over all the clients it stands for. */
function fileOf(guarantorId: string, rows: readonly GuarantorRow[]): GuarantorFile {
  const [first] = rows;
  if (!first) throw NotFound({ id: guarantorId });
  const minor = rows.reduce((sum, { guaranteed }) => sum + guaranteed.minor, 0);
  return {
    guarantorId,
    name: first.name,
    guarantees: rows.flatMap(({ guarantees }) => guarantees),
    guaranteed: { minor, currency: 'CNY' },
    borrowers: rows.length,
  };
}

/** Who stands for the credit of others, and for how much. */
export const guarantors = defineView({
  name: 'guarantors',
  version: 2,
  events,
  empty: (): GuarantorRow => ({
    guarantorId: '',
    name: '',
    clientId: '',
    guarantees: [],
    guaranteed: { minor: 0, currency: 'CNY' },
  }),
  on,
  key: {
    CoverChanged: ({ guarantor, clientId }) => (guarantor ? key(guarantor, clientId) : []),
  },
  scope: { client: 'clientId' },
  queries: { GetGuarantor, ListGuarantors },
  allow: { GetGuarantor: everyone, ListGuarantors: everyone },
  answer: {
    async GetGuarantor({ guarantorId }, rows) {
      const { items } = await rows.page({ guarantorId }, { limit: mostBorrowers });
      return fileOf(guarantorId, items);
    },
    ListGuarantors: ({ limit, cursor, sort = '-guaranteed.minor' }, rows) =>
      rows.page({}, { limit, cursor, sort }),
  },
  indexes: [{ guarantorId: 1 }, { 'guaranteed.minor': -1 }],
  orders: ['guaranteed.minor'],
});
