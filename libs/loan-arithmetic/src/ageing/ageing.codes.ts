import type { CodeOf, Labels } from '#kernel';
import { defineCodes, InvalidValue } from '#kernel';

interface Bucket extends Labels {
  /** Days past due, both included; without end where absent. */
  readonly from: number;
  readonly to?: number;
}

/** Buckets of days past due. Source: default of this product, set on the limits of the five tiers. */
export const AgeingBucket = defineCodes<
  | 'current'
  | 'days1to7'
  | 'days8to30'
  | 'days31to60'
  | 'days61to90'
  | 'days91to180'
  | 'days181to270'
  | 'days271to360'
  | 'over360',
  Bucket
>(
  { en: 'Ageing bucket', zh: '逾期账龄' },
  {
    current: { en: 'Not past due', zh: '未逾期', from: 0, to: 0 },
    days1to7: { en: '1 to 7 days', zh: '逾期1至7天', from: 1, to: 7 },
    days8to30: { en: '8 to 30 days', zh: '逾期8至30天', from: 8, to: 30 },
    days31to60: { en: '31 to 60 days', zh: '逾期31至60天', from: 31, to: 60 },
    days61to90: { en: '61 to 90 days', zh: '逾期61至90天', from: 61, to: 90 },
    days91to180: { en: '91 to 180 days', zh: '逾期91至180天', from: 91, to: 180 },
    days181to270: { en: '181 to 270 days', zh: '逾期181至270天', from: 181, to: 270 },
    days271to360: { en: '271 to 360 days', zh: '逾期271至360天', from: 271, to: 360 },
    over360: { en: 'Over 360 days', zh: '逾期360天以上', from: 361 },
  },
);
export type AgeingBucket = CodeOf<typeof AgeingBucket>;

/** The bucket of a number of days past due. Refuses what is not a whole number from 0. */
export function bucketOf(daysPastDue: number): AgeingBucket {
  const bucket = AgeingBucket.all.findLast((code) => AgeingBucket(code).from <= daysPastDue);
  if (bucket === undefined || !Number.isInteger(daysPastDue)) {
    throw InvalidValue({ field: 'daysPastDue', found: daysPastDue });
  }
  return bucket;
}

/** Why an overdue of a few days says nothing about the debtor. */
export const TechnicalReason = defineCodes(
  { en: 'Operational or technical reason', zh: '操作性或技术性原因' },
  {
    paymentSystem: { en: 'Failure of a payment system', zh: '支付系统故障' },
    bankError: { en: 'Error of the bank', zh: '银行操作差错' },
    transferDelay: { en: 'Transfer under way', zh: '资金在途' },
    holiday: { en: 'Closing day of a bank or market', zh: '节假日顺延' },
  },
);
export type TechnicalReason = CodeOf<typeof TechnicalReason>;
