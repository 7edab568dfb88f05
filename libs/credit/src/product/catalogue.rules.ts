import type { DatedRule, Labels } from '#kernel';
import { LoanProduct } from '../credit.codes.js';
import { servicing, usualAmounts, usualDocuments, whole } from './catalogue.parts.js';
import type { ProductContent } from './product.fields.js';
import { conditions } from './catalogue.parts.js';

/** A product of the release: offered as it stands until the bank drafts its own of that id. */
export interface CatalogueEntry extends DatedRule {
  readonly id: LoanProduct;
  readonly label: Labels;
  readonly content: ProductContent;
}

type Stated = Partial<Omit<ProductContent, 'kind' | 'name'>>;

const usual: Omit<ProductContent, 'kind' | 'name'> = {
  handling: 'negotiated',
  purposes: ['workingCapital'],
  guarantees: [
    'unsecured',
    'realEstate',
    'equipment',
    'equity',
    'receivables',
    'institution',
    'person',
    'combined',
  ],
  methods: ['equalInstalment', 'equalPrincipal', 'interestOnly', 'bullet'],
  dayCounts: ['30E/360', '30/360', 'A/360', 'A/365F'],
  amounts: usualAmounts,
  termMonths: { least: 1, most: 36 },
  annualRate: { least: '0.01', most: '0.15' },
  revolving: false,
  documents: usualDocuments,
  conditions: [],
  authority: 'general',
  approvalValidDays: 180,
  servicing,
};

function entry(id: LoanProduct, source: string, stated: Stated): CatalogueEntry {
  const { en, zh } = LoanProduct(id);
  const name = { en, zh };
  return {
    id,
    version: 1,
    inForceFrom: '1900-01-01',
    label: name,
    source,
    content: { ...usual, kind: id, name, ...stated },
  };
}

const secured = ['realEstate', 'equipment', 'equity', 'receivables', 'institution'] as const;
const standard = {
  handling: 'standard',
  authority: 'standard',
  documents: [{ kind: 'businessLicence', before: 'decision' }],
} as const satisfies Stated;

/**
 * What is sold unless the bank says otherwise. Terms follow 流动资金贷款管理办法 and
 * 固定资产贷款管理办法 (2024): working capital up to three years, plant up to ten, entrusted payment
 * above 10 million yuan. Amounts, rates and documents are defaults of this product.
 */
export const catalogue: readonly CatalogueEntry[] = [
  entry('workingCapital', '流动资金贷款管理办法 (2024)', {
    purposes: ['workingCapital', 'refinancing'],
    revolving: true,
    conditions: [conditions.useEvidence],
  }),
  entry('fixedAsset', '固定资产贷款管理办法 (2024)', {
    purposes: ['fixedAsset', 'investmentProject'],
    guarantees: [...secured, 'combined'],
    termMonths: { least: 6, most: 120 },
    documents: [...usualDocuments, { kind: 'titleDeed', before: 'drawdown' }],
    conditions: [conditions.collateralRegistered],
  }),
  entry('projectFinance', '固定资产贷款管理办法 (2024) 第四条', {
    purposes: ['investmentProject'],
    guarantees: [...secured, 'combined'],
    termMonths: { least: 12, most: 300 },
    projectTypes: [
      'cleanEnergy',
      'infrastructure',
      'aiResearch',
      'productionLine',
      'environmental',
      'traditionalManufacturing',
    ],
    documents: [
      ...usualDocuments,
      { kind: 'feasibilityStudy', before: 'decision' },
      { kind: 'projectApproval', before: 'drawdown' },
    ],
    conditions: [
      conditions.collateralRegistered,
      conditions.equityPaidIn,
      conditions.accountOpened,
    ],
    authority: 'project',
    approvalValidDays: 365,
  }),
  entry('merger', '商业银行并购贷款管理办法', {
    purposes: ['acquisition'],
    guarantees: [...secured, 'combined'],
    termMonths: { least: 6, most: 84 },
    documents: [...usualDocuments, { kind: 'acquisitionAgreement', before: 'drawdown' }],
    conditions: [conditions.collateralRegistered],
    authority: 'project',
  }),
  entry('securitisation', 'Default of this product', {
    purposes: ['refinancing'],
    guarantees: ['receivables', 'combined'],
    termMonths: { least: 3, most: 60 },
    documents: [...usualDocuments, { kind: 'receivables', before: 'drawdown' }],
    conditions: [conditions.collateralRegistered],
    authority: 'project',
  }),
  entry('supplyChain', 'Default of this product', {
    guarantees: ['receivables', 'institution', 'combined'],
    termMonths: { least: 1, most: 24 },
    documents: [...usualDocuments, { kind: 'receivables', before: 'drawdown' }],
    revolving: true,
  }),
  entry('green', '绿色信贷指引', {
    purposes: ['workingCapital', 'fixedAsset', 'investmentProject'],
    termMonths: { least: 1, most: 120 },
    conditions: [conditions.useEvidence],
  }),
  entry('crossBorder', 'Default of this product', {
    purposes: ['workingCapital', 'fixedAsset', 'investmentProject'],
    termMonths: { least: 1, most: 60 },
    documents: [...usualDocuments, { kind: 'tradeDocuments', before: 'drawdown' }],
  }),
  entry('smallBusiness', 'Default of this product', {
    ...standard,
    guarantees: ['unsecured'],
    amounts: [whole('CNY', 1_000, 10_000_000)],
    termMonths: { least: 1, most: 60 },
  }),
  entry('guaranteedSmallBusiness', 'Default of this product', {
    ...standard,
    guarantees: ['institution', 'person', 'combined'],
    amounts: [whole('CNY', 1_000, 20_000_000)],
    termMonths: { least: 1, most: 60 },
  }),
  entry('standard', 'Default of this product', {
    ...standard,
    amounts: [whole('CNY', 1_000, 50_000_000), whole('USD', 1_000, 7_000_000)],
    termMonths: { least: 1, most: 36 },
  }),
  entry('online', 'Default of this product', {
    ...standard,
    guarantees: ['unsecured', 'receivables'],
    amounts: [whole('CNY', 1_000, 10_000_000)],
    termMonths: { least: 1, most: 24 },
  }),
  entry('investmentProject', '固定资产贷款管理办法 (2024)', {
    purposes: ['investmentProject', 'fixedAsset'],
    guarantees: [...secured, 'combined'],
    termMonths: { least: 6, most: 180 },
    documents: [...usualDocuments, { kind: 'feasibilityStudy', before: 'decision' }],
    conditions: [conditions.collateralRegistered, conditions.equityPaidIn],
  }),
  entry('shortTerm', 'Default of this product', {
    ...standard,
    purposes: ['workingCapital', 'refinancing'],
    amounts: [whole('CNY', 1_000, 50_000_000), whole('USD', 1_000, 7_000_000)],
    termMonths: { least: 1, most: 12 },
  }),
  entry('unsecuredCredit', 'Default of this product', {
    guarantees: ['unsecured'],
    termMonths: { least: 1, most: 36 },
    conditions: [conditions.useEvidence],
  }),
  entry('fiveYearCredit', 'Default of this product', {
    purposes: ['workingCapital', 'fixedAsset', 'investmentProject'],
    guarantees: ['unsecured', 'institution'],
    termMonths: { least: 60, most: 60 },
    conditions: [conditions.useEvidence],
  }),
];

/** The entry of the catalogue for a kind of product. */
export const catalogued = (kind: LoanProduct): CatalogueEntry | undefined =>
  catalogue.find(({ id }) => id === kind);
