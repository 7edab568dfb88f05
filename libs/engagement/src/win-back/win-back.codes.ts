import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** Why a client is about to leave (003: 流失型客户). */
export const ChurnReason = defineCodes(
  { en: 'Reason for leaving', zh: '流失原因' },
  {
    rate: { en: 'The rate is too high', zh: '利率过高' },
    terms: { en: 'The terms do not suit', zh: '贷款条件不合适' },
    service: { en: 'Not content with the service', zh: '对服务不满意' },
    speed: { en: 'Too slow', zh: '办理效率低' },
    competitor: { en: 'A competitor offers more', zh: '转向竞争对手' },
    riskMeasure: { en: 'A risk measure was not understood', zh: '不理解风险管理措施' },
    lessNeed: { en: 'Needs less credit', zh: '融资需求减少' },
  },
);
export type ChurnReason = CodeOf<typeof ChurnReason>;

/** What the bank offers to keep a client. */
export const WinBackMeasure = defineCodes(
  { en: 'Offer to win a client back', zh: '挽留措施' },
  {
    lowerRate: { en: 'A lower rate', zh: '降低利率' },
    addedService: { en: 'More services', zh: '增加增值服务' },
    otherTerms: { en: 'Other terms', zh: '调整贷款条件' },
    seniorVisit: { en: 'A visit of a senior', zh: '高层拜访' },
    explanation: { en: 'An explanation', zh: '解释说明' },
  },
);
export type WinBackMeasure = CodeOf<typeof WinBackMeasure>;

/** What came of it. */
export const WinBackState = defineCodes(
  { en: 'State of a win-back offer', zh: '挽留状态' },
  {
    open: { en: 'Open', zh: '进行中' },
    won: { en: 'The client stays', zh: '挽留成功' },
    lost: { en: 'The client leaves', zh: '客户流失' },
  },
);
export type WinBackState = CodeOf<typeof WinBackState>;
