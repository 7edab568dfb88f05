import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What a due item is made of. */
export const DueComponent = defineCodes(
  { en: 'Component of a due item', zh: '应还款项构成' },
  {
    cost: { en: 'Costs of enforcement', zh: '实现债权的费用' },
    refund: { en: 'Refund to be paid back', zh: '应收回的退款' },
    penalty: { en: 'Penalty and compound interest', zh: '罚息和复利' },
    fee: { en: 'Fee', zh: '费用' },
    interest: { en: 'Interest', zh: '利息' },
    principal: { en: 'Principal', zh: '本金' },
  },
);
export type DueComponent = CodeOf<typeof DueComponent>;

/** Where a due date lies, seen from the value date of a payment. */
export const DueTiming = defineCodes(
  { en: 'Timing of a due item', zh: '款项到期状态' },
  {
    pastDue: { en: 'Due before that day', zh: '已逾期' },
    due: { en: 'Due on that day', zh: '当日到期' },
    inAdvance: { en: 'Due after that day', zh: '未到期' },
  },
);
export type DueTiming = CodeOf<typeof DueTiming>;

/** Why money came in; each kind may have an order of its own. */
export const PaymentType = defineCodes(
  { en: 'Type of payment', zh: '还款类型' },
  {
    repayment: { en: 'Repayment', zh: '正常还款' },
    prepayment: { en: 'Prepayment', zh: '提前还款' },
    guarantorPayment: { en: 'Payment by a guarantor', zh: '担保人代偿' },
    collateralProceeds: { en: 'Proceeds of collateral', zh: '抵质押物处置回款' },
    interestSubsidy: { en: 'Interest subsidy', zh: '贴息' },
    recovery: { en: 'Recovery', zh: '清收回款' },
  },
);
export type PaymentType = CodeOf<typeof PaymentType>;

/** The state of the asset as far as the order of payment depends on it. */
export const AssetClass = defineCodes(
  { en: 'Asset class for allocation', zh: '冲销顺序的资产状态' },
  {
    performing: { en: 'Performing (normal, special mention)', zh: '正常类和关注类' },
    nonPerforming: { en: 'Non-performing', zh: '不良' },
    writtenOff: { en: 'Written off', zh: '已核销' },
  },
);
export type AssetClass = CodeOf<typeof AssetClass>;

/** How an order of components runs over several instalments, in the terms of Apache Fineract. */
export const AllocationDirection = defineCodes(
  { en: 'Direction of allocation', zh: '冲销方向' },
  {
    horizontal: { en: 'One instalment after the other', zh: '逐期冲销' },
    vertical: { en: 'One component after the other', zh: '逐项冲销' },
  },
);
export type AllocationDirection = CodeOf<typeof AllocationDirection>;

/** Which instalments that are not yet due a payment in advance reaches first. */
export const AdvanceRule = defineCodes(
  { en: 'Payment in advance reaches', zh: '提前还款冲抵方式' },
  {
    nextInstalment: { en: 'The next instalments', zh: '冲抵最近期次' },
    lastInstalment: { en: 'The last instalments', zh: '冲抵最后期次' },
    reamortise: { en: 'All instalments equally', zh: '平均冲抵各期' },
  },
);
export type AdvanceRule = CodeOf<typeof AdvanceRule>;

/** Who takes the minor units that cannot be shared when a payment is spread over all instalments. */
export const OddUnits = defineCodes(
  { en: 'Odd units of equal shares', zh: '均摊尾差归属' },
  {
    earliest: { en: 'One each to the earliest instalments', zh: '逐一计入最早各期' },
    last: { en: 'The last instalment', zh: '计入最后一期' },
  },
);
export type OddUnits = CodeOf<typeof OddUnits>;

/** What becomes of money beyond what is due. */
export const SurplusRule = defineCodes(
  { en: 'Money beyond what is due', zh: '多还款项处理' },
  {
    hold: { en: 'Held until something falls due', zh: '暂收待扣' },
    pay: { en: 'Pays principal ahead', zh: '冲抵未到期本金' },
  },
);
export type SurplusRule = CodeOf<typeof SurplusRule>;

/** How the charges of a day and its payments follow each other. */
export const ChargesOfDay = defineCodes(
  { en: 'Charges and payments of one day', zh: '同日费用与还款的先后' },
  {
    chargesFirst: { en: 'Charges come first', zh: '费用在先' },
    asRecorded: { en: 'In the order of recording', zh: '按入账先后' },
  },
);
export type ChargesOfDay = CodeOf<typeof ChargesOfDay>;
