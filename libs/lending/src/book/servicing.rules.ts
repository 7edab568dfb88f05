import type { ServicingTerms } from '#credit';

/**
 * How a loan is served where its product says nothing, for example a loan granted without a product.
 * Source: defaults of the house; markups by 银发〔2003〕251号, the most on what is overdue and the
 * least on misuse.
 */
export const houseServicing: ServicingTerms = {
  rounding: 'halfUp',
  roundingMultiple: 1,
  calendar: 'none',
  performingOrder: 'AL-01',
  nonPerformingOrder: 'AL-04',
  toleranceDays: 0,
  overdueMarkup: '0.50',
  misuseMarkup: '0.5',
  compoundInterest: true,
  prepayment: ['reduceInstalment', 'reduceTerm', 'nextInstalments'],
  prepaymentAfterMonths: 0,
  prepaymentFee: '0',
};
