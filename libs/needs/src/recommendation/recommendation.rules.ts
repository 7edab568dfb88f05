import type { BusinessLine } from '#clients';
import type { LoanPurpose } from '#credit';
import type { DatedRule, Day, Labels } from '#kernel';
import { inForce } from '#kernel';
import type { Condition, CrmMode, SegmentFigures } from '#strategy';
import { meets } from '#strategy';
import type { MarketFinance, ValueAddedService } from '../needs.codes.js';

/** What is recommended. */
export type Offer =
  | { readonly kind: 'line'; readonly code: BusinessLine }
  | { readonly kind: 'market'; readonly code: MarketFinance }
  | { readonly kind: 'service'; readonly code: ValueAddedService };

/** A client of whom all of it holds is recommended the offer; the label says why. */
export interface RecommendationRule extends DatedRule {
  readonly label: Labels;
  readonly offer: Offer;
  readonly all: readonly Condition[];
  /** Only where a need of this purpose was captured just now. */
  readonly forNeed?: LoanPurpose;
  /** Only for relationships kept in this mode. */
  readonly inMode?: CrmMode;
}

/** What is known of a client beside its figures. */
export interface Surroundings {
  readonly uses: readonly BusinessLine[];
  readonly mode?: CrmMode;
  readonly purpose?: LoanPurpose;
}

const since = { version: 1, inForceFrom: '2000-01-01' } as const;
const crossSale = { ...since, source: '企業級貸款業務的客戶關系管理方案 2.3、3.3' } as const;
const types = { ...since, source: '客户关系的五种类型' } as const;
const modes = { ...since, source: 'IBM客户关系管理三大类' } as const;
const borrows: Condition = { figure: 'runningLoans', atLeast: 1 };
const inOrder: Condition = { figure: 'daysPastDue', atMost: 0 };

/** Who is recommended what, and why (D-12). Thresholds are house rules. */
export const recommendationRules: readonly RecommendationRule[] = [
  {
    ...crossSale,
    id: 'RC-1',
    label: { en: 'Borrows, and pays through another bank', zh: '在本行贷款而在他行结算' },
    offer: { kind: 'line', code: 'settlement' },
    all: [borrows, inOrder],
  },
  {
    ...crossSale,
    id: 'RC-2',
    label: { en: 'Many employees, paid through another bank', zh: '规模较大而未在本行代发工资' },
    offer: { kind: 'line', code: 'payroll' },
    all: [borrows, { figure: 'size', oneOf: ['medium', 'large'] }],
  },
  {
    ...crossSale,
    id: 'RC-3',
    label: { en: 'Works in several countries', zh: '跨国经营' },
    offer: { kind: 'line', code: 'foreignExchange' },
    all: [{ figure: 'flags', anyOf: ['multinational'] }],
  },
  {
    ...crossSale,
    id: 'RC-4',
    label: { en: 'Balances grew by a fifth', zh: '账户余额增长两成以上' },
    offer: { kind: 'line', code: 'wealth' },
    all: [{ figure: 'balanceChange', atLeast: '0.2' }, inOrder],
  },
  {
    ...crossSale,
    id: 'RC-5',
    label: { en: 'Needs money for equipment', zh: '有设备购置资金需求' },
    offer: { kind: 'line', code: 'leasing' },
    all: [inOrder],
    forNeed: 'fixedAsset',
  },
  {
    ...types,
    id: 'RC-6',
    label: { en: 'Rated AA or better, and borrows', zh: '信用评级AA及以上且有存续贷款' },
    offer: { kind: 'market', code: 'mediumTermNotes' },
    all: [{ figure: 'rating', oneOf: ['AAA', 'AA'] }, borrows],
  },
  {
    ...types,
    id: 'RC-7',
    label: { en: 'Grows by a fifth', zh: '收入增长两成以上' },
    offer: { kind: 'service', code: 'financialCoaching' },
    all: [{ figure: 'revenueGrowth', atLeast: '0.2' }],
  },
  {
    ...types,
    id: 'RC-8',
    label: { en: 'Plans an investment project', zh: '有投资项目资金需求' },
    offer: { kind: 'service', code: 'appraisal' },
    all: [inOrder],
    forNeed: 'investmentProject',
  },
  {
    ...modes,
    id: 'RC-9',
    label: { en: 'Kept in the responsible mode, and borrows', zh: '负责型管理且有存续贷款' },
    offer: { kind: 'service', code: 'marketAnalysis' },
    all: [borrows],
    inMode: 'responsible',
  },
];

/** The rules of a day by which something is recommended to a client. */
export const rulesMet = (
  figures: SegmentFigures,
  { uses, mode, purpose }: Surroundings,
  day: Day,
): readonly RecommendationRule[] =>
  inForce(recommendationRules, day).filter(
    ({ offer, all, forNeed, inMode }) =>
      (forNeed === undefined || forNeed === purpose) &&
      (inMode === undefined || inMode === mode) &&
      !(offer.kind === 'line' && uses.includes(offer.code)) &&
      meets(all, figures),
  );

/** A recommendation lapses after so many days; what was decided is not recommended anew for longer. */
export const lapsesAfterDays = 90;
export const quietAfterDays = 180;
