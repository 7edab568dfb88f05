import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What a survey of satisfaction asks about. */
export const SatisfactionDimension = defineCodes(
  { en: 'Dimension of satisfaction', zh: '满意度维度' },
  {
    product: { en: 'Performance of the loan product', zh: '贷款产品性能' },
    efficiency: { en: 'Efficiency of service', zh: '服务效率' },
    attitude: { en: 'Attitude of staff', zh: '员工服务态度' },
    resolution: { en: 'Speed of solving problems', zh: '问题解决速度' },
  },
);
export type SatisfactionDimension = CodeOf<typeof SatisfactionDimension>;

/** What the bank stands for: clients say whether it does (I-10). */
export const BankValue = defineCodes(
  { en: 'Value of the bank', zh: '服务价值观' },
  {
    integrity: { en: 'Integrity', zh: '诚信' },
    expertise: { en: 'Expertise', zh: '专业' },
    innovation: { en: 'Innovation', zh: '创新' },
    serviceFirst: { en: 'Service first', zh: '服务至上' },
  },
);
export type BankValue = CodeOf<typeof BankValue>;
