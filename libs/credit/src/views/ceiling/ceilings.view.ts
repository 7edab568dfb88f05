import type { Day, DecimalText, Money, Openings, Rows } from '#kernel';
import {
  decimalOf,
  defineView,
  everyone,
  IsCode,
  IsDay,
  ListQuery,
  minus,
  plus,
  ratio,
  ViewQuery,
} from '#kernel';
import { IsOptional } from 'class-validator';
import { CeilingDimension } from '../../ceiling/ceiling.codes.js';
import type { CeilingContent } from '../../ceiling/ceiling.events.js';
import { ceilingEvents } from '../../ceiling/ceiling.events.js';
import { IsCeilingId, partsOf } from '../../ceiling/ceiling.fields.js';
import { LimitUse } from '../../limit/large-exposure.codes.js';

/** The limit on an industry, a region or a product, its use and its head-room. */
export interface CeilingRow {
  readonly ceilingId: string;
  readonly dimension: CeilingDimension;
  /** Of the industry, the region or the product. */
  readonly code: string;
  readonly version: number;
  readonly proposed?: CeilingContent;
  /** It is proposed that the limit ends. */
  readonly isEndProposed?: boolean;
  readonly proposedBy?: string;
  readonly reason: string;
  readonly most?: Money;
  readonly approvedBy?: string;
  /** The day by which it is reviewed. */
  readonly reviewOn?: Day;
  /** All that is granted or reserved under it, in yuan. */
  readonly used: Money;
  readonly headroom?: Money;
  /** Used of the limit: "0.8" is 80 %; absent where nothing at all may be lent. */
  readonly share?: DecimalText;
  readonly use?: LimitUse;
  /** Since when it binds nobody. */
  readonly endedOn?: Day;
}

/** The limit on one industry, region or product. */
export class GetCeiling extends ViewQuery<CeilingRow> {
  @IsCeilingId() readonly ceilingId!: string;
}

/** Concentration limits, by dimension and use; those whose review is due by a day. */
export class ListCeilings extends ListQuery<CeilingRow> {
  @IsOptional() @IsCode(CeilingDimension) readonly dimension?: CeilingDimension;

  @IsOptional() @IsCode(LimitUse) readonly use?: LimitUse;

  @IsOptional() @IsDay() readonly reviewBy?: Day;
}

/** From this share on, the use of a limit is near it. A default of this product. */
const nearFrom = '0.8';

/** The row with its head-room and how much of the limit is used. */
function measured(row: CeilingRow): CeilingRow {
  const { most, used } = row;
  if (!most) return row;
  const share = most.minor === 0 ? undefined : decimalOf(ratio(used.minor, most.minor));
  const isNear = share ? share.gte(nearFrom) : true;
  return {
    ...row,
    headroom: { ...most, minor: Math.max(0, most.minor - used.minor) },
    ...(share && { share: share.toDecimalPlaces(4).toFixed() }),
    use: used.minor > most.minor ? 'exceeded' : isNear ? 'alert' : 'within',
  };
}

const opens: Openings<CeilingRow, typeof ceilingEvents> = {
  CeilingProposed: ({ version, most, reviewOn, reason, proposedBy }, { id }) => ({
    ceilingId: id,
    ...partsOf(id),
    version,
    proposed: { most, reviewOn },
    proposedBy,
    reason,
    used: { minor: 0, currency: 'CNY' },
  }),
};

function undecided({ proposed: _, isEndProposed: __, ...row }: CeilingRow): CeilingRow {
  return row;
}

const on: Rows<CeilingRow, typeof ceilingEvents> = {
  CeilingProposed: ({ version, most, reviewOn, reason, proposedBy }, row) => ({
    ...undecided(row),
    version,
    proposed: { most, reviewOn },
    proposedBy,
    reason,
  }),
  CeilingApproved: ({ most, reviewOn, approvedBy }, row) => {
    const { share: _, endedOn: __, ...kept } = undecided(row);
    return measured({ ...kept, most, reviewOn, approvedBy });
  },
  CeilingEndProposed: ({ version, reason, proposedBy }, row) => ({
    ...undecided(row),
    version,
    isEndProposed: true,
    proposedBy,
    reason,
  }),
  CeilingEnded: ({ approvedBy, valueDate }, { ceilingId, dimension, code, ...row }) => ({
    ...{ ceilingId, dimension, code, version: row.version, reason: row.reason, used: row.used },
    ...{ approvedBy, endedOn: valueDate },
  }),
  CeilingDeclined: ({ reason }, row) => ({ ...undecided(row), reason }),
  CeilingReserved: ({ change }, row) => measured({ ...row, used: plus(row.used, change) }),
  CeilingFreed: ({ freed }, row) => measured({ ...row, used: minus(row.used, freed) }),
};

/** The limits on industries, regions and products, with use and head-room. */
export const ceilings = defineView({
  name: 'concentration-limits',
  version: 2,
  events: ceilingEvents,
  opens,
  on,
  scope: 'open',
  queries: { GetCeiling, ListCeilings },
  allow: { GetCeiling: everyone, ListCeilings: everyone },
  answer: {
    GetCeiling: ({ ceilingId }, rows) => rows.get(ceilingId),
    ListCeilings: ({ dimension, use, reviewBy, limit, cursor, sort = 'ceilingId' }, rows) =>
      rows.page(
        { dimension, use, reviewOn: reviewBy === undefined ? undefined : { upTo: reviewBy } },
        { limit, cursor, sort },
      ),
  },
  indexes: [{ ceilingId: 1 }, { dimension: 1, ceilingId: 1 }, { use: 1 }, { reviewOn: 1 }],
});
