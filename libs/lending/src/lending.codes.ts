import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What the bank sells (E-04, E-05, E-06, E-11, E-12). */
export const LoanProduct = defineCodes(
  { en: 'Loan product', zh: '贷款产品' },
  {
    workingCapital: { en: 'Working-capital loan', zh: '流动资金贷款' },
    fixedAsset: { en: 'Fixed-asset loan', zh: '固定资产贷款' },
    projectFinance: { en: 'Project finance', zh: '项目融资' },
    merger: { en: 'Merger and acquisition loan', zh: '并购贷款' },
    securitisation: { en: 'Securitisation', zh: '资产证券化' },
    supplyChain: { en: 'Supply-chain finance', zh: '供应链融资' },
    green: { en: 'Green loan', zh: '绿色贷款' },
    crossBorder: { en: 'Cross-border finance', zh: '跨境融资' },
    smallBusiness: { en: 'Unsecured loan to small business', zh: '中小企业无抵押信用贷款' },
    guaranteedSmallBusiness: { en: 'Guaranteed loan to small business', zh: '小微企业担保贷款' },
    standard: { en: 'Standardised loan', zh: '标准化贷款' },
    online: { en: 'Online loan', zh: '线上贷款' },
  },
);
export type LoanProduct = CodeOf<typeof LoanProduct>;

/** What the money is for (E-01). */
export const LoanPurpose = defineCodes(
  { en: 'Purpose of the loan', zh: '贷款用途' },
  {
    workingCapital: { en: 'Working capital', zh: '营运资金' },
    investmentProject: { en: 'Investment project', zh: '投资项目' },
    fixedAsset: { en: 'Fixed assets', zh: '固定资产' },
    acquisition: { en: 'Acquisition', zh: '并购' },
    refinancing: { en: 'Refinancing', zh: '借新还旧' },
    unspecified: { en: 'Not told by the source', zh: '来源未载明' },
  },
);
export type LoanPurpose = CodeOf<typeof LoanPurpose>;

/** What stands behind the loan beside the borrower (E-02). */
export const GuaranteeType = defineCodes(
  { en: 'Type of guarantee', zh: '担保方式' },
  {
    unsecured: { en: 'Unsecured', zh: '信用' },
    realEstate: { en: 'Mortgage of real estate', zh: '房产抵押' },
    equipment: { en: 'Mortgage of equipment', zh: '设备抵押' },
    equity: { en: 'Pledge of equity', zh: '股权质押' },
    receivables: { en: 'Pledge of receivables', zh: '应收账款质押' },
    institution: { en: 'Guaranteed by an institution', zh: '第三方机构保证' },
    person: { en: 'Guaranteed by a person', zh: '自然人保证' },
    combined: { en: 'Several of these', zh: '组合担保' },
  },
);
export type GuaranteeType = CodeOf<typeof GuaranteeType>;

/** How far an application has come (F-01, F-02). */
export const ApplicationStage = defineCodes(
  { en: 'Stage of an application', zh: '贷款申请阶段' },
  {
    submitted: { en: 'Submitted', zh: '已受理' },
    reviewed: { en: 'Reviewed', zh: '已审查' },
    approved: { en: 'Approved', zh: '已批准' },
    declined: { en: 'Declined', zh: '已否决' },
    withdrawn: { en: 'Withdrawn', zh: '已撤回' },
  },
);
export type ApplicationStage = CodeOf<typeof ApplicationStage>;

/** What a reviewer advises. */
export const Recommendation = defineCodes(
  { en: 'Recommendation', zh: '审查意见' },
  {
    approve: { en: 'Approve', zh: '同意' },
    approveWithConditions: { en: 'Approve with conditions', zh: '有条件同意' },
    decline: { en: 'Decline', zh: '不同意' },
  },
);
export type Recommendation = CodeOf<typeof Recommendation>;

/** Where a loan stands in its life. */
export const LoanStatus = defineCodes(
  { en: 'Status of a loan', zh: '贷款状态' },
  {
    opened: { en: 'Awaits the agreement', zh: '待签约' },
    signed: { en: 'Awaits disbursement', zh: '待放款' },
    active: { en: 'Running', zh: '存续' },
    settled: { en: 'Settled', zh: '已结清' },
    writtenOff: { en: 'Written off', zh: '已核销' },
    unknown: { en: 'Outcome not told by the source', zh: '结果不详' },
  },
);
export type LoanStatus = CodeOf<typeof LoanStatus>;

/** What the portfolio may be broken down by. */
export const PortfolioDimension = defineCodes(
  { en: 'Dimension of the portfolio', zh: '组合分析维度' },
  {
    status: { en: 'Status', zh: '状态' },
    region: { en: 'Region', zh: '地区' },
    industry: { en: 'Industry', zh: '行业' },
    approvalYear: { en: 'Year of approval', zh: '批准年度' },
    product: { en: 'Product', zh: '产品' },
    method: { en: 'Repayment method', zh: '还款方式' },
    manager: { en: 'Relationship manager at origination', zh: '经办客户经理' },
  },
);
export type PortfolioDimension = CodeOf<typeof PortfolioDimension>;

/** What became of a loan in the system it is taken over from. */
export const MigratedOutcome = defineCodes(
  { en: 'Outcome in the source', zh: '来源系统中的结果' },
  {
    settled: { en: 'Paid in full', zh: '已结清' },
    writtenOff: { en: 'Written off', zh: '已核销' },
    unknown: { en: 'Not told', zh: '未载明' },
  },
);
export type MigratedOutcome = CodeOf<typeof MigratedOutcome>;
