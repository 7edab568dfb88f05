import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What kind of thing is recommended (D-12). */
export const OfferKind = defineCodes(
  { en: 'Kind of recommendation', zh: '推荐类别' },
  {
    line: { en: 'Another business line', zh: '其他业务条线' },
    market: { en: 'Bond or capital market', zh: '债券与资本市场' },
    service: { en: 'Value-added service', zh: '增值服务' },
  },
);
export type OfferKind = CodeOf<typeof OfferKind>;

/** Where a recommendation stands. */
export const RecommendationState = defineCodes(
  { en: 'State of a recommendation', zh: '推荐状态' },
  {
    open: { en: 'Open', zh: '待处理' },
    accepted: { en: 'Taken up by the manager', zh: '客户经理已采纳' },
    declined: { en: 'Declined by the manager', zh: '客户经理未采纳' },
    won: { en: 'The client took it', zh: '客户已采用' },
    lost: { en: 'The client did not want it', zh: '客户未采用' },
  },
);
export type RecommendationState = CodeOf<typeof RecommendationState>;

/** Why a manager does not follow a recommendation. */
export const DeclineCause = defineCodes(
  { en: 'Cause of not following a recommendation', zh: '未采纳原因' },
  {
    known: { en: 'The client has it elsewhere', zh: '客户已在他处办理' },
    unsuitable: { en: 'It does not suit the client', zh: '不适合该客户' },
    tooEarly: { en: 'Too early', zh: '时机未到' },
    risk: { en: 'Too much risk', zh: '风险考虑' },
  },
);
export type DeclineCause = CodeOf<typeof DeclineCause>;
