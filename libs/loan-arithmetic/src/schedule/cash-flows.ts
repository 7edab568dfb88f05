import type { Day, DecimalText } from '#kernel';
import { Decimal, decimalOf } from '#kernel';
import type { DayCount } from '../daycount/day-count.js';
import { yearFraction } from '../daycount/day-count.js';
import type { ResetRule } from '../rates/reset.js';
import { resetRate } from '../rates/reset.js';

/**
 * What happens to a contract, in the order in which it happens on one day. Amounts are decimals
 * in currency units, as the lender sees the principal: what is lent is positive.
 * Source: event types of the ACTUS taxonomy, given in brackets.
 */
export type ContractEvent = { readonly on: Day; readonly countsOn?: Day } & (
  | {
      /** [IED] The principal is lent. A discount makes the sum paid out smaller. */
      readonly kind: 'drawdown';
      readonly principal: Decimal;
      readonly annualRate?: Decimal;
      readonly accrued?: Decimal;
      readonly premium?: Decimal;
    }
  /** [PR] Principal is repaid by the rule of the contract, or this much of it. */
  | { readonly kind: 'redemption'; readonly amount?: Decimal }
  /** [PP] Principal is repaid beside the plan. */
  | { readonly kind: 'prepayment'; readonly amount: Decimal }
  /** [IP] Accrued interest is paid. */
  | { readonly kind: 'interest' }
  /** [IPCI] Accrued interest becomes principal. */
  | { readonly kind: 'capitalisation' }
  /** [FP] A fee is paid. */
  | { readonly kind: 'fee'; readonly amount: Decimal }
  /** [PRD, TD] The contract is bought, or sold and ended, at a price and its accrued interest. */
  | { readonly kind: 'purchase' | 'termination'; readonly price: Decimal }
  /** [RR] The rate follows the market. */
  | { readonly kind: 'rateReset'; readonly observed: DecimalText; readonly rule: ResetRule }
  /** [RRF] The rate is known beforehand. */
  | { readonly kind: 'rateFixing'; readonly annualRate: Decimal }
  /** [PRF] The instalment is computed anew, to repay over these dates. */
  | { readonly kind: 'instalmentFixing'; readonly over: readonly Day[] }
  /** [IPCB] Interest counts on the principal of this moment, or this amount, from here on. */
  | { readonly kind: 'baseFixing'; readonly amount?: Decimal }
  /** [MD] What is left is repaid. */
  | { readonly kind: 'maturity' }
);

/** Events of one day happen in this order. */
const order = [
  'drawdown',
  'redemption',
  'prepayment',
  'interest',
  'capitalisation',
  'fee',
  'purchase',
  'rateReset',
  'rateFixing',
  'baseFixing',
  'instalmentFixing',
  'termination',
  'maturity',
] as const satisfies readonly ContractEvent['kind'][];

/** How a contract behaves between its events. */
export interface ContractTerms {
  readonly dayCount: DayCount;
  /** Some day counts treat the last day of February otherwise where it is the maturity. */
  readonly maturesOn?: Day;
  /** The principal that interest counts on; the outstanding one unless said. */
  readonly interestBase?: 'outstanding' | 'fixed';
  /**
   * Whether the instalment holds the interest (annuity and negative amortisation) or is principal
   * alone (linear). Negative amortisation is an instalment below the interest.
   */
  readonly instalmentHolds?: 'interest' | 'principal';
  readonly state?: Partial<ContractState>;
}

/** How a contract stands after an event. */
export interface ContractState {
  readonly principal: Decimal;
  readonly accrued: Decimal;
  readonly annualRate: Decimal;
  readonly instalment: Decimal;
  /** Principal that interest counts on. */
  readonly base: Decimal;
  /** Interest has accrued up to this day. */
  readonly since: Day;
}

/** An event with what it paid: to the lender positive. */
export interface CashFlow extends Omit<ContractState, 'since' | 'base'> {
  readonly kind: ContractEvent['kind'];
  readonly on: Day;
  readonly amount: Decimal;
}

const nothing = new Decimal(0);

/** The events of a contract played through, in full precision: nothing is rounded. */
export function contractCashFlows(
  terms: ContractTerms,
  events: readonly ContractEvent[],
): readonly CashFlow[] {
  let state: ContractState = {
    principal: nothing,
    accrued: nothing,
    annualRate: nothing,
    instalment: nothing,
    base: terms.state?.principal ?? nothing,
    since: '',
    ...terms.state,
  };
  return inOrder(events).map((event) => {
    const accrued = accruedTo(event.countsOn ?? event.on, state, terms);
    const [amount, next] = applied(event, accrued, terms);
    state = { ...next, base: terms.interestBase === 'fixed' ? next.base : next.principal };
    const { principal, annualRate, instalment } = state;
    return {
      kind: event.kind,
      on: event.on,
      amount,
      principal,
      annualRate,
      instalment,
      accrued: state.accrued,
    };
  });
}

const inOrder = (events: readonly ContractEvent[]): readonly ContractEvent[] =>
  [...events].sort((a, b) =>
    a.on === b.on ? order.indexOf(a.kind) - order.indexOf(b.kind) : a.on < b.on ? -1 : 1,
  );

function accruedTo(day: Day, state: ContractState, terms: ContractTerms): ContractState {
  if (state.since === '' || day <= state.since) return { ...state, since: state.since || day };
  const part = partOfYear(terms, state.since, day);
  const interest = state.base.times(state.annualRate).times(part);
  return { ...state, accrued: state.accrued.plus(interest), since: day };
}

const partOfYear = (
  { dayCount, maturesOn }: Pick<ContractTerms, 'dayCount' | 'maturesOn'>,
  from: Day,
  to: Day,
): Decimal => decimalOf(yearFraction(dayCount, from, to, { from, to, last: to === maturesOn }));

/** What an event pays, and how the contract stands after it. */
function applied(
  event: ContractEvent,
  state: ContractState,
  terms: ContractTerms,
): [Decimal, ContractState] {
  const { principal, accrued } = state;
  switch (event.kind) {
    case 'drawdown': {
      const lent = {
        ...state,
        principal: principal.plus(event.principal),
        base: state.base.plus(event.principal),
        annualRate: event.annualRate ?? state.annualRate,
        accrued: accrued.plus(event.accrued ?? nothing),
      };
      return [event.principal.plus(event.premium ?? nothing).negated(), lent];
    }
    case 'redemption': {
      const holds = terms.instalmentHolds ?? 'interest';
      const planned = holds === 'interest' ? state.instalment.minus(accrued) : state.instalment;
      const repaid = Decimal.min(event.amount ?? planned, principal);
      return [repaid, { ...state, principal: principal.minus(repaid) }];
    }
    case 'prepayment': {
      const repaid = Decimal.min(event.amount, principal);
      return [repaid, { ...state, principal: principal.minus(repaid) }];
    }
    case 'interest':
      return [accrued, { ...state, accrued: nothing }];
    case 'capitalisation':
      return [nothing, { ...state, principal: principal.plus(accrued), accrued: nothing }];
    case 'fee':
      return [event.amount, state];
    case 'purchase':
      return [event.price.plus(accrued).negated(), state];
    case 'termination':
      return [event.price.plus(accrued), { ...state, principal: nothing, accrued: nothing }];
    case 'rateReset':
      return [
        nothing,
        { ...state, annualRate: resetRate(state.annualRate, event.observed, event.rule) },
      ];
    case 'rateFixing':
      return [nothing, { ...state, annualRate: event.annualRate }];
    case 'instalmentFixing': {
      const linear = terms.instalmentHolds === 'principal';
      const instalment = linear
        ? principal.div(Math.max(1, event.over.length))
        : annuity(state, event.over, terms);
      return [nothing, { ...state, instalment }];
    }
    case 'baseFixing':
      return [nothing, { ...state, base: event.amount ?? principal }];
    case 'maturity':
      return [principal, { ...state, principal: nothing, accrued: nothing }];
  }
}

/**
 * The instalment that repays principal and accrued interest over the dates:
 * `A = (N + a₁)·Π(1+ρᵢ) / fₙ` over the periods after the first date, where a₁ is what will have
 * accrued by then, `f₁ = 1, f_k = 1 + f_{k−1}·(1+ρ_k)`. Source: ACTUS, annuity amount function.
 */
export function annuity(
  { principal, accrued, annualRate, since }: Omit<ContractState, 'instalment' | 'base'>,
  [first = since, ...later]: readonly Day[],
  terms: Pick<ContractTerms, 'dayCount' | 'maturesOn'>,
): Decimal {
  const factor = (from: Day, to: Day) => annualRate.times(partOfYear(terms, from, to));
  let grown = principal.plus(accrued).plus(principal.times(factor(since, first)));
  let sum = new Decimal(1);
  let from = first;
  for (const to of later) {
    const growth = factor(from, to).plus(1);
    grown = grown.times(growth);
    sum = sum.times(growth).plus(1);
    from = to;
  }
  return grown.div(sum);
}
