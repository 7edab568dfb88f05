import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What statements may be counted by. */
export const StatementDimension = defineCodes(
  { en: 'Dimension of the statements', zh: '报表统计维度' },
  {
    year: { en: 'Year of the period’s end', zh: '报告年度' },
    audit: { en: 'Audit opinion', zh: '审计意见' },
    outcome: { en: 'What became of the client', zh: '客户风险结果' },
    client: { en: 'Client, by the year of its last statement', zh: '客户（按最近报告年度）' },
  },
);
export type StatementDimension = CodeOf<typeof StatementDimension>;
