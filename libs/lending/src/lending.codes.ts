import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** Where a loan stands in its life. */
export const LoanStatus = defineCodes(
  { en: 'Status of a loan', zh: '贷款状态' },
  {
    granted: { en: 'Awaits the agreement', zh: '待签约' },
    signed: { en: 'Awaits disbursement', zh: '待放款' },
    active: { en: 'Running', zh: '存续' },
    lapsed: { en: 'Never drawn, approval lapsed', zh: '批复到期未放款' },
    settled: { en: 'Settled', zh: '已结清' },
    writtenOff: { en: 'Written off', zh: '已核销' },
    transferred: { en: 'Transferred', zh: '已转让' },
    unknown: { en: 'Outcome not told by the source', zh: '结果不详' },
  },
);
export type LoanStatus = CodeOf<typeof LoanStatus>;

/** Whom somebody signs an agreement for. */
export const SigningParty = defineCodes(
  { en: 'Party that signs', zh: '签署方' },
  {
    bank: { en: 'Signs for the bank', zh: '代表银行' },
    client: { en: 'Signs for the client', zh: '代表客户' },
  },
);
export type SigningParty = CodeOf<typeof SigningParty>;

const portfolioDimensions = {
  status: { en: 'Status', zh: '状态' },
  region: { en: 'Region', zh: '地区' },
  industry: { en: 'Industry', zh: '行业' },
  approvalYear: { en: 'Year of approval', zh: '批准年度' },
  product: { en: 'Product', zh: '产品' },
  method: { en: 'Repayment method', zh: '还款方式' },
  manager: { en: 'Relationship manager at origination', zh: '经办客户经理' },
  unit: { en: 'Unit of the manager', zh: '经办机构' },
  purpose: { en: 'Purpose', zh: '贷款用途' },
  guarantee: { en: 'Type of guarantee', zh: '担保方式' },
  class: { en: 'Loan classification', zh: '风险分类' },
  stage: { en: 'IFRS 9 stage', zh: '预期信用损失阶段' },
};

/** What the portfolio may be broken down by. */
export const PortfolioDimension = defineCodes(
  { en: 'Dimension of the portfolio', zh: '组合分析维度' },
  portfolioDimensions,
);
export type PortfolioDimension = CodeOf<typeof PortfolioDimension>;

/** What a list of loans may be added up by, two dimensions at a time: also by client. */
export const CellDimension = defineCodes(
  { en: 'Dimension of a cell of the portfolio', zh: '组合交叉分析维度' },
  { ...portfolioDimensions, client: { en: 'Client', zh: '客户' } },
);
export type CellDimension = CodeOf<typeof CellDimension>;

/** What became of a loan in the system it is taken over from. */
export const MigratedOutcome = defineCodes(
  { en: 'Outcome in the source', zh: '来源系统中的结果' },
  {
    settled: { en: 'Paid in full', zh: '已结清' },
    writtenOff: { en: 'Written off', zh: '已核销' },
    running: { en: 'Runs on', zh: '存续' },
    unknown: { en: 'Not told', zh: '未载明' },
  },
);
export type MigratedOutcome = CodeOf<typeof MigratedOutcome>;

/** What an entry of a loan's account is. */
export const EntryKind = defineCodes(
  { en: 'Entry of the account', zh: '账务事项' },
  {
    drawdown: { en: 'Paid out', zh: '放款' },
    takeOver: { en: 'Taken over', zh: '接收' },
    repayment: { en: 'Repayment', zh: '还款' },
    suspense: { en: 'Out of suspense', zh: '暂收款冲抵' },
    waiver: { en: 'Waived', zh: '减免' },
    refund: { en: 'Refund', zh: '退款' },
    conversion: { en: 'Debt for equity', zh: '债转股' },
    transfer: { en: 'Transferred', zh: '债权转让' },
    writeOff: { en: 'Written off', zh: '核销' },
    recovery: { en: 'Recovery', zh: '清收' },
  },
);
export type EntryKind = CodeOf<typeof EntryKind>;

/** A figure of a loan that can be explained. */
export const ExplainedFigure = defineCodes(
  { en: 'Figure that is explained', zh: '可解释的余额项' },
  {
    outstanding: { en: 'Principal outstanding', zh: '贷款余额' },
    due: { en: 'Due', zh: '应还金额' },
    overdue: { en: 'Overdue', zh: '逾期金额' },
    penalty: { en: 'Penalty and compound interest', zh: '罚息和复利' },
    accruedInterest: { en: 'Accrued interest', zh: '应计利息' },
    held: { en: 'Held in suspense', zh: '暂收款' },
  },
);
export type ExplainedFigure = CodeOf<typeof ExplainedFigure>;
