import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What a common question is about. */
export const QuestionTopic = defineCodes(
  { en: 'Topic of a question', zh: '问题类别' },
  {
    products: { en: 'Products and rates', zh: '产品与利率' },
    application: { en: 'Applying for a loan', zh: '贷款申请' },
    repayment: { en: 'Repayment', zh: '还款' },
    collateral: { en: 'Collateral', zh: '担保与押品' },
    account: { en: 'Accounts and papers', zh: '账户与资料' },
    complaints: { en: 'Complaints', zh: '投诉与建议' },
  },
);
export type QuestionTopic = CodeOf<typeof QuestionTopic>;
