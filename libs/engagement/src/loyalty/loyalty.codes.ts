import type { CodeOf, DecimalText, Labels } from '#kernel';
import { defineCodes } from '#kernel';

/** The club a client belongs to, by the points it has ever earned (I-05: VIP 俱乐部). */
export const ClubTier = defineCodes<
  'member' | 'silver' | 'gold' | 'diamond',
  Labels & { readonly from: number }
>(
  { en: 'Club tier', zh: '俱乐部等级' },
  {
    member: { en: 'Member', zh: '普通会员', from: 0 },
    silver: { en: 'Silver', zh: '银卡会员', from: 500 },
    gold: { en: 'Gold', zh: '金卡会员', from: 2000 },
    diamond: { en: 'Diamond', zh: '钻石会员', from: 5000 },
  },
);
export type ClubTier = CodeOf<typeof ClubTier>;

/** What earns points. The system credits what it sees happen; the rest two persons vouch for. */
export const PointOccasion = defineCodes<
  'drawdown' | 'settled' | 'survey' | 'referral' | 'event' | 'goodwill',
  Labels & { readonly bySystem?: boolean }
>(
  { en: 'What earns points', zh: '积分来源' },
  {
    drawdown: { en: 'Drawdown of a loan', zh: '贷款提款', bySystem: true },
    settled: { en: 'Loan repaid in full', zh: '贷款结清', bySystem: true },
    survey: { en: 'Answer to a survey', zh: '参与满意度调查', bySystem: true },
    referral: { en: 'Recommended a new client', zh: '推荐新客户' },
    event: { en: 'Came to an event of the bank', zh: '参加我行活动' },
    goodwill: { en: 'Goodwill', zh: '客户关怀' },
  },
);
export type PointOccasion = CodeOf<typeof PointOccasion>;

/** What points are redeemed for, from which tier on, and at which price in points. */
export const Reward = defineCodes<
  'lecture' | 'feeWaiver' | 'advice' | 'rateDiscount',
  /** `rate` comes off the rate of the next loan, a year, for so many months. */
  Labels & {
    readonly points: number;
    readonly tier: ClubTier;
    readonly rate?: DecimalText;
    readonly months?: number;
  }
>(
  { en: 'Reward', zh: '积分兑换项目' },
  {
    lecture: { en: 'Seat at a lecture', zh: '专题讲座席位', points: 100, tier: 'member' },
    feeWaiver: { en: 'A fee waived', zh: '手续费减免', points: 300, tier: 'member' },
    advice: { en: 'A day of financial advice', zh: '财务咨询一日', points: 800, tier: 'silver' },
    rateDiscount: {
      en: 'Five hundredths of a percent off the rate of the next loan',
      zh: '下一笔贷款利率优惠 0.05 个百分点',
      points: 2000,
      tier: 'gold',
      rate: '0.0005',
      months: 12,
    },
  },
);
export type Reward = CodeOf<typeof Reward>;
