import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What is laid down about the servicing of a loan. */
export const ServicingRule = defineCodes(
  { en: 'Rule of servicing', zh: '贷后计息还款规则' },
  {
    rounding: { en: 'Rounding', zh: '尾数处理' },
    roundingMultiple: { en: 'Instalments are a multiple of', zh: '还款额取整单位' },
    rowsOfDay: { en: 'Instalments of one date', zh: '同日各期' },
    calendar: { en: 'Calendar of business days', zh: '营业日历' },
    performingOrder: { en: 'Order of payment, performing', zh: '正常贷款还款顺序' },
    nonPerformingOrder: { en: 'Order of payment, non-performing', zh: '不良贷款还款顺序' },
    orders: { en: 'Orders of payment of the product', zh: '产品自定还款顺序' },
    chargesOfDay: { en: 'Charges and payments of one day', zh: '同日费用与还款的先后' },
    surplus: { en: 'Money beyond what is due', zh: '多还款项处理' },
    toleranceDays: { en: 'Days of tolerance', zh: '还款宽限天数' },
    toleratedOverdue: { en: 'Tolerated overdue', zh: '逾期容差金额' },
    overdueMarkup: { en: 'Markup on overdue amounts', zh: '逾期罚息上浮比例' },
    misuseMarkup: { en: 'Markup on misused money', zh: '挪用罚息上浮比例' },
    compoundInterest: { en: 'Unpaid interest bears interest', zh: '计收复利' },
    prepayment: { en: 'Effects of a prepayment', zh: '提前还款方式' },
    prepaymentAfterMonths: { en: 'Months without prepayment', zh: '提前还款限制月数' },
    prepaymentFee: { en: 'Fee for prepayment', zh: '提前还款违约金' },
    entrustedAbove: { en: 'Entrusted payment above', zh: '受托支付起点金额' },
  },
);
export type ServicingRule = CodeOf<typeof ServicingRule>;

/** Where a rule of servicing comes from. */
export const ServicingSource = defineCodes(
  { en: 'Source of a rule of servicing', zh: '计息还款规则来源' },
  {
    agreement: { en: 'The agreement', zh: '合同约定' },
    product: { en: 'The product', zh: '产品规则' },
    house: { en: 'Rules of the house', zh: '本行统一规则' },
  },
);
export type ServicingSource = CodeOf<typeof ServicingSource>;
