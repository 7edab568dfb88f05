import type { DecimalText } from '#kernel';
import { Decimal } from '#kernel';
import type { WaterfallStep } from './accounts.codes.js';

/** What is to be paid, in minor units. */
export interface Claims {
  readonly operating: number;
  readonly tax: number;
  readonly fee: number;
  readonly interest: number;
  readonly principal: number;
}

/** What stands on the accounts, and what the agreement says of them. */
export interface WaterfallBasis {
  readonly revenue: number;
  readonly reserve: number;
  /** What the reserve should hold. */
  readonly reserveTarget: number;
  /** The part of what is left that repays debt early, as a share of 1. */
  readonly sweepShare: DecimalText;
  /** Below this cover nothing is distributed. */
  readonly lockUp: DecimalText;
  /** What of the debt is still owed after its principal is paid. */
  readonly owed: number;
  /** A covenant locks distributions. */
  readonly isLocked: boolean;
}

export interface WaterfallPayment {
  readonly step: WaterfallStep;
  readonly asked: number;
  readonly paid: number;
  /** What of it the reserve account paid. */
  readonly fromReserve: number;
}

export interface WaterfallResult {
  readonly payments: readonly WaterfallPayment[];
  /** Cash after operating costs and tax over interest and principal; absent where none is due. */
  readonly dscr?: DecimalText;
  readonly lockedUp: boolean;
  readonly unpaid: number;
  readonly revenueAfter: number;
  readonly reserveAfter: number;
}

const order = ['operating', 'tax', 'fee', 'interest', 'principal'] as const;
/** What the reserve may be used for. */
const ofDebt: ReadonlySet<WaterfallStep> = new Set(['interest', 'principal']);

/**
 * Pays what is due out of the revenue account, one step after the other. The reserve helps out with
 * debt service, is filled up to its target next, then debt is swept, and the rest is distributed
 * unless the cover is below the lock-up, a covenant locks it or something was not paid: then it stays.
 */
export function waterfall(claims: Claims, basis: WaterfallBasis): WaterfallResult {
  let { revenue, reserve } = basis;
  const payments: WaterfallPayment[] = [];
  const pay = (step: WaterfallStep, asked: number, most: number) => {
    const own = Math.min(asked, most, revenue);
    const fromReserve = ofDebt.has(step) ? Math.min(asked - own, reserve) : 0;
    revenue -= own;
    reserve -= fromReserve;
    payments.push({ step, asked, paid: own + fromReserve, fromReserve });
    return own;
  };
  for (const step of order) pay(step, claims[step], claims[step]);
  const service = claims.interest + claims.principal;
  const cash = basis.revenue - claims.operating - claims.tax;
  const dscr = service === 0 ? undefined : new Decimal(cash).div(service).toFixed(4);
  const unpaid = payments.reduce((sum, { asked, paid }) => sum + asked - paid, 0);
  const isLow = dscr !== undefined && new Decimal(dscr).lt(basis.lockUp);
  const lockedUp = basis.isLocked || unpaid > 0 || isLow;
  const missing = Math.max(basis.reserveTarget - reserve, 0);
  reserve += pay('reserve', missing, missing);
  const swept = new Decimal(revenue).times(basis.sweepShare).floor().toNumber();
  const sweep = Math.min(swept, basis.owed);
  pay('sweep', sweep, sweep);
  pay('distribution', lockedUp ? 0 : revenue, revenue);
  return {
    payments,
    ...(dscr !== undefined && { dscr }),
    ...{ lockedUp, unpaid, revenueAfter: revenue, reserveAfter: reserve },
  };
}
