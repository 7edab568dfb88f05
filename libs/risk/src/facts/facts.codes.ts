import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What a market says of a client. */
export const MarketFigure = defineCodes(
  { en: 'Market figure', zh: '市场指标' },
  {
    marketValue: { en: 'Market value of the equity', zh: '股权总市值' },
    sharePrice: { en: 'Share price', zh: '股价' },
  },
);
export type MarketFigure = CodeOf<typeof MarketFigure>;

/** What the month of an account shows. */
export const AccountFigure = defineCodes(
  { en: 'Figure of an account', zh: '账户月度指标' },
  {
    inflow: { en: 'Credits in the month', zh: '本月贷方发生额', unit: 'amount' },
    outflow: { en: 'Debits in the month', zh: '本月借方发生额', unit: 'amount' },
    closing: { en: 'Closing balance', zh: '期末余额', unit: 'amount' },
    lowest: { en: 'Lowest balance', zh: '最低余额', unit: 'amount' },
    highest: { en: 'Highest balance', zh: '最高余额', unit: 'amount' },
    average: { en: 'Average balance', zh: '日均余额', unit: 'amount' },
    credits: { en: 'Number of credits', zh: '贷方笔数', unit: 'count' },
    debits: { en: 'Number of debits', zh: '借方笔数', unit: 'count' },
    daysOverdrawn: { en: 'Days overdrawn', zh: '透支天数', unit: 'count' },
    returned: { en: 'Payments returned', zh: '退票笔数', unit: 'count' },
    penalties: { en: 'Interest charged for a negative balance', zh: '透支罚息笔数', unit: 'count' },
  },
);
export type AccountFigure = CodeOf<typeof AccountFigure>;

/** What a credit bureau reports of a client's dealings elsewhere. */
export const BureauFigure = defineCodes(
  { en: 'Figure of a credit report', zh: '征信指标' },
  {
    lenders: { en: 'Lenders', zh: '授信机构数', unit: 'count' },
    outstanding: { en: 'Outstanding at all lenders', zh: '全部未结清余额', unit: 'amount' },
    overdue: { en: 'Overdue at other lenders', zh: '他行逾期金额', unit: 'amount' },
    daysPastDue: { en: 'Days past due at other lenders', zh: '他行最长逾期天数', unit: 'count' },
    nonPerforming: { en: 'Non-performing at other lenders', zh: '他行不良余额', unit: 'amount' },
    guaranteesGiven: { en: 'Guarantees given to others', zh: '对外担保余额', unit: 'amount' },
    inquiries: { en: 'Inquiries in six months', zh: '近六个月查询次数', unit: 'count' },
    score: { en: 'Score of the bureau', zh: '征信评分', unit: 'count' },
  },
);
export type BureauFigure = CodeOf<typeof BureauFigure>;
