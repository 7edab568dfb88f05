import type { DecimalText } from '#kernel';
import { Decimal, decimalOf, InvalidValue, ratioOf } from '#kernel';

/** What the need for working capital is estimated from. Amounts in minor units of one currency. */
export interface WorkingCapitalFigures {
  /** Sales of the year before. */
  readonly sales: number;
  /** Profit margin on those sales, as a share of 1. */
  readonly margin: DecimalText;
  /** Expected growth of sales this year, as a share of 1. */
  readonly growth: DecimalText;
  /** Days of turnover. */
  readonly inventoryDays: DecimalText;
  readonly receivableDays: DecimalText;
  readonly payableDays: DecimalText;
  readonly prepaidDays: DecimalText;
  readonly advanceReceiptDays: DecimalText;
  readonly ownFunds: number;
  readonly presentLoans: number;
  readonly otherSources: number;
}

export interface WorkingCapitalNeed {
  /** Turns of working capital in a year of 360 days. */
  readonly turns: Decimal;
  /** Working capital the business takes, in minor units, unrounded. */
  readonly need: Decimal;
  /** Room for a new working-capital loan, in minor units, unrounded; below nothing, there is none. */
  readonly newLoan: Decimal;
}

const daysAYear = 360;

/**
 * Need for working capital (流动资金贷款需求量):
 * `need = sales · (1 − margin) · (1 + growth) / turns`,
 * `turns = 360 / (inventory + receivable − payable + prepaid − advance receipt days)`,
 * `new loan = need − own funds − present loans − other sources`.
 * Source: 流动资金贷款管理办法, annex. Refuses days that are not above nothing together: the business
 * is then financed by its suppliers and the formula says nothing.
 */
export function workingCapitalNeed(figures: WorkingCapitalFigures): WorkingCapitalNeed {
  const of = (field: 'margin' | 'growth' | DaysField) => decimalOf(ratioOf(figures[field], field));
  const days = of('inventoryDays')
    .plus(of('receivableDays'))
    .minus(of('payableDays'))
    .plus(of('prepaidDays'))
    .minus(of('advanceReceiptDays'));
  if (days.lte(0)) throw InvalidValue({ field: 'inventoryDays', found: days.toString() });
  const { sales, ownFunds, presentLoans, otherSources } = figures;
  if (sales < 0) throw InvalidValue({ field: 'sales', found: sales });
  const cost = new Decimal(1).minus(of('margin')).times(sales).times(of('growth').plus(1));
  // By days rather than by turns: one division, at the end.
  const need = cost.times(days).div(daysAYear);
  return {
    turns: new Decimal(daysAYear).div(days),
    need,
    newLoan: need.minus(ownFunds).minus(presentLoans).minus(otherSources),
  };
}

type DaysField = Extract<keyof WorkingCapitalFigures, `${string}Days`>;
