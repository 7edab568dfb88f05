import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** Whether applications for a product go straight through or are negotiated (E-11, F-16). */
export const ProductHandling = defineCodes(
  { en: 'Handling of a product', zh: '产品办理方式' },
  {
    standard: { en: 'Standard, straight through', zh: '标准化产品，快速审批' },
    negotiated: { en: 'Negotiated', zh: '协商定制' },
  },
);
export type ProductHandling = CodeOf<typeof ProductHandling>;

/** How far a version of a product or a credit policy has come. */
export const VersionStage = defineCodes(
  { en: 'Stage of a version', zh: '版本状态' },
  {
    drafted: { en: 'Drafted', zh: '已起草' },
    approved: { en: 'Approved', zh: '已批准' },
    declined: { en: 'Declined', zh: '已否决' },
    withdrawn: { en: 'Withdrawn', zh: '已停用' },
  },
);
export type VersionStage = CodeOf<typeof VersionStage>;

/** What a client hands in (D-17). */
export const DocumentKind = defineCodes(
  { en: 'Kind of document', zh: '资料种类' },
  {
    businessLicence: { en: 'Business licence', zh: '营业执照' },
    articles: { en: 'Articles of association', zh: '公司章程' },
    resolution: { en: 'Resolution to borrow', zh: '借款决议' },
    financialStatement: { en: 'Financial statements', zh: '财务报表' },
    creditReport: { en: 'Credit report', zh: '征信报告' },
    taxRecord: { en: 'Tax record', zh: '纳税证明' },
    bankStatement: { en: 'Statement of account', zh: '银行流水' },
    useOfFunds: { en: 'Contract that shows the use', zh: '用途证明（购销合同）' },
    feasibilityStudy: { en: 'Feasibility study', zh: '可行性研究报告' },
    projectApproval: { en: 'Approval of the project', zh: '项目立项批复' },
    environmentalApproval: { en: 'Environmental approval', zh: '环评批复' },
    acquisitionAgreement: { en: 'Acquisition agreement', zh: '并购协议' },
    titleDeed: { en: 'Title to the collateral', zh: '抵质押物权属证明' },
    appraisal: { en: 'Appraisal', zh: '评估报告' },
    guarantorFile: { en: 'File of the guarantor', zh: '保证人资料' },
    receivables: { en: 'List of receivables', zh: '应收账款清单' },
    tradeDocuments: { en: 'Trade documents', zh: '贸易单据' },
    other: { en: 'Other', zh: '其他' },
  },
);
export type DocumentKind = CodeOf<typeof DocumentKind>;

/** The step before which something must be there. */
export const CreditStep = defineCodes(
  { en: 'Step of a credit', zh: '授信环节' },
  {
    decision: { en: 'Before the decision', zh: '审批前' },
    drawdown: { en: 'Before a drawdown', zh: '放款前' },
    afterDrawdown: { en: 'After the drawdown', zh: '放款后' },
  },
);
export type CreditStep = CodeOf<typeof CreditStep>;

/** What a condition of a credit asks for. */
export const ConditionKind = defineCodes(
  { en: 'Kind of condition', zh: '授信条件种类' },
  {
    collateralRegistered: { en: 'Collateral is registered', zh: '抵质押登记办妥' },
    guaranteeSigned: { en: 'Guarantee is signed', zh: '保证合同签署' },
    equityPaidIn: { en: 'Own funds are paid in', zh: '资本金到位' },
    insured: { en: 'Collateral is insured', zh: '抵押物投保' },
    accountOpened: { en: 'Account for income is opened', zh: '开立收入监管账户' },
    permits: { en: 'Permits are granted', zh: '审批手续齐全' },
    useEvidence: { en: 'Evidence of the use of funds', zh: '提供用途证明' },
    reporting: { en: 'Reports are delivered', zh: '定期报送资料' },
    other: { en: 'Other', zh: '其他' },
  },
);
export type ConditionKind = CodeOf<typeof ConditionKind>;
