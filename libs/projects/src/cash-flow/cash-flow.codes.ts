import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** Whose view of the future a cash-flow plan is. */
export const PlanCase = defineCodes(
  { en: 'Case of a cash-flow plan', zh: '现金流测算情景' },
  {
    base: { en: 'Base case of the sponsors', zh: '基准情景' },
    bank: { en: 'Case of the bank', zh: '银行情景' },
    downside: { en: 'Downside case', zh: '压力情景' },
  },
);
export type PlanCase = CodeOf<typeof PlanCase>;

/** What a sensitivity changes. */
export const SensitivityFactor = defineCodes(
  { en: 'Factor of a sensitivity', zh: '敏感性因素' },
  {
    price: { en: 'Price of what is sold', zh: '产品价格' },
    cost: { en: 'Operating and maintenance cost', zh: '运营维护成本' },
    delay: { en: 'Delay of the start', zh: '投产延迟' },
    rate: { en: 'Rate of the debt', zh: '贷款利率' },
  },
);
export type SensitivityFactor = CodeOf<typeof SensitivityFactor>;
