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
    investmentProject: { en: 'Investment-project loan', zh: '投资项目贷款' },
    shortTerm: { en: 'Short-term loan', zh: '短期贷款' },
    unsecuredCredit: { en: 'Unsecured credit loan', zh: '无抵押信用贷款' },
    fiveYearCredit: { en: 'Five-year credit loan', zh: '5年期信用贷款' },
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

/** What a project builds or renews (E-07). */
export const ProjectType = defineCodes(
  { en: 'Type of project', zh: '项目类型' },
  {
    cleanEnergy: { en: 'Clean energy', zh: '清洁能源' },
    infrastructure: { en: 'Infrastructure', zh: '基础设施' },
    aiResearch: { en: 'Research and development in AI', zh: 'AI研发' },
    productionLine: { en: 'Upgrade of a production line', zh: '生产线升级' },
    environmental: { en: 'Environmental retrofit', zh: '环保改造' },
    traditionalManufacturing: { en: 'Traditional manufacturing', zh: '传统制造' },
  },
);
export type ProjectType = CodeOf<typeof ProjectType>;

/** What stands behind the loan beside the borrower (E-02). */
export const GuaranteeType = defineCodes(
  { en: 'Type of guarantee', zh: '担保方式' },
  {
    unsecured: { en: 'Unsecured', zh: '信用' },
    realEstate: { en: 'Mortgage of real estate', zh: '房产抵押' },
    equipment: { en: 'Mortgage of equipment', zh: '设备抵押' },
    equity: { en: 'Pledge of equity', zh: '股权质押' },
    receivables: { en: 'Pledge of receivables', zh: '应收账款质押' },
    deposit: { en: 'Pledge of a deposit', zh: '存单质押' },
    institution: { en: 'Guaranteed by an institution', zh: '第三方机构保证' },
    person: { en: 'Guaranteed by a person', zh: '自然人保证' },
    combined: { en: 'Several of these', zh: '组合担保' },
  },
);
export type GuaranteeType = CodeOf<typeof GuaranteeType>;

/** How a loan comes back, as clients speak of it (E-03). */
export const RepaymentForm = defineCodes(
  { en: 'Form of repayment', zh: '还款形式' },
  {
    fixedDate: { en: 'On fixed dates', zh: '定期还款贷款' },
    instalment: { en: 'In instalments', zh: '分期还款贷款' },
    bullet: { en: 'In one payment', zh: '一次性还款贷款' },
  },
);
export type RepaymentForm = CodeOf<typeof RepaymentForm>;

/** How far an application has come (F-01, F-02). */
export const ApplicationStage = defineCodes(
  { en: 'Stage of an application', zh: '贷款申请阶段' },
  {
    submitted: { en: 'Submitted', zh: '已受理' },
    returned: { en: 'Returned for completion', zh: '退回补件' },
    reviewed: { en: 'Reviewed', zh: '已审查' },
    approved: { en: 'Approved', zh: '已批准' },
    declined: { en: 'Declined', zh: '已否决' },
    withdrawn: { en: 'Withdrawn', zh: '已撤回' },
    ended: { en: 'Ended: repaid or expired', zh: '已终结' },
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

/** Why an application is declined. */
export const DeclineCode = defineCodes(
  { en: 'Reason for a decline', zh: '否决原因' },
  {
    repaymentCapacity: { en: 'Too little capacity to repay', zh: '偿债能力不足' },
    creditRecord: { en: 'Bad credit record', zh: '信用记录不良' },
    security: { en: 'Too little security', zh: '担保不足' },
    useOfFunds: { en: 'Use of the money', zh: '用途不符合规定' },
    concentration: { en: 'Concentration or limit', zh: '集中度或限额' },
    policy: { en: 'Credit policy', zh: '不符合信贷政策' },
    documents: { en: 'Documents', zh: '资料不全或不实' },
    other: { en: 'Other', zh: '其他' },
  },
);
export type DeclineCode = CodeOf<typeof DeclineCode>;

/** Why a client withdraws an application. */
export const WithdrawalCode = defineCodes(
  { en: 'Reason for a withdrawal', zh: '撤回原因' },
  {
    otherBank: { en: 'Another bank', zh: '转向其他银行' },
    price: { en: 'Price', zh: '价格因素' },
    noNeed: { en: 'No need any more', zh: '不再需要资金' },
    terms: { en: 'Terms or conditions', zh: '条件不合适' },
    other: { en: 'Other', zh: '其他' },
  },
);
export type WithdrawalCode = CodeOf<typeof WithdrawalCode>;

/** Why a commitment counts no more against authority and limits. */
export const EndOfCommitment = defineCodes(
  { en: 'End of a commitment', zh: '授信终结方式' },
  {
    settled: { en: 'The loan is repaid', zh: '贷款结清' },
    expired: { en: 'The approval expired unused', zh: '批复逾期未用' },
  },
);
export type EndOfCommitment = CodeOf<typeof EndOfCommitment>;

/** How an enquiry ends of which nothing comes. */
export const EnquiryEnd = defineCodes(
  { en: 'End of an enquiry', zh: '咨询结束方式' },
  {
    declined: { en: 'Declined by the bank', zh: '银行婉拒' },
    lapsed: { en: 'Not pursued by the client', zh: '客户未再跟进' },
  },
);
export type EnquiryEnd = CodeOf<typeof EnquiryEnd>;

/** How far an enquiry has come (F-01). */
export const EnquiryStage = defineCodes(
  { en: 'Stage of an enquiry', zh: '咨询状态' },
  {
    open: { en: 'Open', zh: '待答复' },
    answered: { en: 'Answered', zh: '已答复' },
    applied: { en: 'Led to an application', zh: '已转申请' },
    declined: { en: 'Declined by the bank', zh: '银行婉拒' },
    lapsed: { en: 'Not pursued by the client', zh: '客户未再跟进' },
  },
);
export type EnquiryStage = CodeOf<typeof EnquiryStage>;
