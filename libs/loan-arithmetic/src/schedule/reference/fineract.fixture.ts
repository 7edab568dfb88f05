import type { Day, Money } from '#kernel';
import { dayFrom, isDay } from '#kernel';
import type { DayCount } from '../../daycount/day-count.js';
import { repaymentSchedule } from '../repayment-schedule.js';
import type { PeriodUnit } from '../schedule.codes.js';
import type { Drawdown, ScheduleTerms } from '../terms.js';

/** A case of Apache Fineract's feature files, as the vectors print it. */
export interface FineractCase {
  readonly id: string;
  readonly input: Readonly<Record<string, string>>;
  readonly disbursements: readonly { readonly date: string; readonly amount: string }[];
  readonly expectedPeriods: readonly Readonly<Record<string, string>>[];
  readonly check: { readonly status: string; readonly dayCounts?: readonly string[] };
}

export interface FineractRow {
  readonly dueOn: Day;
  readonly principal: number;
  readonly interest: number;
  readonly due: number;
}

const overdue = 'interest on instalments overdue at a business date the case does not state';

/** Cases whose expected rows do not follow from their stated terms, and why. */
export const leftOut: Readonly<Record<string, string>> = {
  'EMICalculation.feature:7424': overdue,
  'EMICalculation.feature:7474': overdue,
  'LoanMigration.feature:5': overdue,
  'LoanMigration.feature:209': overdue,
  'LoanMigration.feature:269': overdue,
  'LoanMigration.feature:405': overdue,
  'LoanMigration.feature:545': overdue,
  'LoanMigration.feature:610': overdue,
  'LoanDownPayment.feature:2341':
    'two rows on one date, which we never make: one down payment a day',
};

const months =
  'January February March April May June July August September October November December';
export const cents = (text = '') => Math.round(Number(text.replaceAll(',', '')) * 100);

function dayIn(text: string): Day {
  const [day = '', month = '', year = ''] = text.split(' ');
  const number = months.split(' ').findIndex((name) => name.startsWith(month)) + 1;
  const found = dayFrom(Number(year), number, Number(day));
  if (!isDay(found)) throw new Error(`no date: ${text}`);
  return found;
}

/** The rows the case expects. */
export const rowsOf = ({ expectedPeriods }: FineractCase): readonly FineractRow[] =>
  expectedPeriods
    .filter((row) => row['Nr'] !== '')
    .map((row) => ({
      dueOn: dayIn(row['Date'] ?? ''),
      principal: cents(row['Principal due']),
      interest: cents(row['Interest']),
      due: cents(row['Due']),
    }));

/** Our rows for the terms of the case. */
export const scheduleOf = (found: FineractCase): readonly FineractRow[] =>
  repaymentSchedule(termsOf(found)).rows.map(({ dueOn, principal, interest, due }) => ({
    dueOn,
    principal: principal.minor,
    interest: interest.minor,
    due: due.minor,
  }));

export const usd = (minor: number): Money => ({ minor, currency: 'USD' });

/** The terms of the case, as of any loan. */
export function termsOf({
  input,
  disbursements,
  expectedPeriods,
  check,
}: FineractCase): ScheduleTerms {
  const product = input['LoanProduct'] ?? '';
  const first = expectedPeriods[0]?.['Date'] ?? '';
  const drawdowns: readonly Drawdown[] =
    disbursements.length === 0
      ? [{ on: dayIn(first), amount: usd(cents(input['with Principal'])) }]
      : disbursements.map(({ date, amount }) => ({ on: dayIn(date), amount: usd(cents(amount)) }));
  const unit = unitOf(input['repaymentFrequencyType']);
  const grace = {
    principal: Number(input['graceOnPrincipalPayment']),
    interest: Number(input['interest free period']),
  };
  const method = methodOf(input, product);
  return {
    method,
    principal: usd(drawdowns.reduce((sum, { amount }) => sum + amount.minor, 0)),
    annualRate: rateOf(input['ANNUAL interest rate %'] ?? '', product),
    startsOn: drawdowns[0]?.on ?? dayIn(first),
    drawdowns,
    instalments: Number(input['numberOfRepayments']),
    period: { every: Number(input['repaymentEvery']), unit },
    dayCount: dayCountOf(product, check.dayCounts?.[0], unit),
    grace,
    ...(product.includes('DOWNPAYMENT') || product.includes('_DP_') ? { downPayment: '0.25' } : {}),
    rounding: {
      mode: 'halfEven',
      ...(inWholeUnits(product) && method !== 'equalPrincipal'
        ? { multipleOf: 100 }
        : { smooth: true }),
    },
  };
}

/** Whether our rows are the expected ones. */
export const matches = (found: FineractCase): boolean =>
  JSON.stringify(scheduleOf(found)) === JSON.stringify(rowsOf(found));

const unitOf = (text = ''): PeriodUnit =>
  text === 'MONTHS' ? 'month' : text === 'WEEKS' ? 'week' : 'day';

/** The progressive products know declining balances only, whatever the case asks for. */
function methodOf(input: FineractCase['input'], product: string): ScheduleTerms['method'] {
  if (input['amortization type'] === 'EQUAL_PRINCIPAL_PAYMENTS') return 'equalPrincipal';
  const progressive = product.startsWith('LP2_ADV_PYMNT_INTEREST');
  return input['interest type'] === 'FLAT' && !progressive ? 'flat' : 'equalInstalment';
}

/** The product that allows partial periods has its rate per month. */
const rateOf = (percent: string, product: string): string =>
  (product.endsWith('ALLOW_PARTIAL_PERIOD')
    ? (Number(percent) * 12) / 100
    : Number(percent) / 100
  ).toFixed(8);

function dayCountOf(product: string, named: string | undefined, unit: PeriodUnit): DayCount {
  if (product.includes('RECOGNITION') && product.includes('ACTUAL_ACTUAL')) return 'A/A ISDA';
  const count = named ?? countOfProduct(product);
  if (count === '30/360') return unit === 'month' ? 'month' : 'A/360';
  if (count === 'ACTUAL/FEB29') return 'A/365A';
  if (count === 'ACTUAL/ACTUAL') return 'A/A 31DEC';
  return count === 'ACTUAL/360' ? 'A/360' : 'A/365F';
}

function countOfProduct(product: string): string {
  if (product.includes('ACTUAL_ACTUAL')) return 'ACTUAL/ACTUAL';
  if (
    product.endsWith('ZERO_INTEREST_CHARGE_OFF_BEHAVIOUR') ||
    product.includes('DELINQUENT_REASON')
  ) {
    return 'ACTUAL/365';
  }
  if (product.includes('PERIOD_DAILY') && !product.includes('360_30')) return 'ACTUAL/365';
  if (product.includes('_SAR_') || product.includes('_ADV_DP_CUSTOM')) return 'ACTUAL/365';
  return '30/360';
}

/** Products whose instalment is a whole number of currency units. */
const inWholeUnits = (product: string): boolean =>
  product.startsWith('LP1') ||
  /^LP2_DOWNPAYMENT(?!_ADV)/.test(product) ||
  product.endsWith('ZERO_INTEREST_CHARGE_OFF_BEHAVIOUR') ||
  product.includes('DELINQUENT_REASON');
