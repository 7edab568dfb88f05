import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What a payment of the waterfall is for, in the order of payment. */
export const WaterfallStep = defineCodes(
  { en: 'Step of the waterfall', zh: '资金划付顺序' },
  {
    operating: { en: 'Operating costs', zh: '运营成本' },
    tax: { en: 'Tax', zh: '税费' },
    fee: { en: 'Fees of the lenders', zh: '贷款费用' },
    interest: { en: 'Interest', zh: '利息' },
    principal: { en: 'Principal', zh: '本金' },
    reserve: { en: 'Debt service reserve', zh: '偿债准备金' },
    sweep: { en: 'Cash sweep', zh: '现金清扫提前还款' },
    distribution: { en: 'Distribution', zh: '分红' },
  },
);
export type WaterfallStep = CodeOf<typeof WaterfallStep>;
