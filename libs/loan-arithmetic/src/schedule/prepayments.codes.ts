import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/**
 * What becomes of the rows after part of the principal was prepaid. Source: ACTUS
 * `prepaymentEffect` (N, A, M); Fineract `LoanRescheduleStrategyMethod`.
 */
export const PrepaymentEffect = defineCodes(
  { en: 'Effect of a prepayment', zh: '提前还款后的处理方式' },
  {
    reduceInstalment: { en: 'Lower instalments, same maturity', zh: '期限不变，减少每期还款额' },
    reduceTerm: { en: 'Same instalment, earlier maturity', zh: '每期还款额不变，缩短期限' },
    nextInstalments: { en: 'It counts for the next instalments', zh: '抵减后续应还本金' },
  },
);
export type PrepaymentEffect = CodeOf<typeof PrepaymentEffect>;
