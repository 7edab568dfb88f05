import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** A published list of loans or projects that others finance. */
export const OutsideRegister = defineCodes(
  { en: 'Outside register', zh: '外部登记册' },
  {
    ibrd: { en: 'World Bank: statement of loans (IBRD)', zh: '世界银行：国际复兴开发银行贷款表' },
    ida: { en: 'World Bank: statement of credits (IDA)', zh: '世界银行：国际开发协会信贷表' },
    worldBankProjects: { en: 'World Bank: list of projects', zh: '世界银行：项目清单' },
    worldBankMonths: { en: 'World Bank: disbursements by month', zh: '世界银行：按月支付额' },
    worldBankRatings: { en: 'World Bank: risk ratings of projects', zh: '世界银行：项目风险评级' },
    worldBankRated: { en: 'World Bank: projects that are rated', zh: '世界银行：受评项目' },
    ifc: { en: 'IFC: investments in companies', zh: '国际金融公司：对企业的投资' },
    adb: { en: 'ADB: loans for infrastructure', zh: '亚洲开发银行：基础设施贷款' },
    nyc: { en: 'New York City: phases of school buildings', zh: '纽约市：学校建设项目阶段' },
    gmpp: { en: 'United Kingdom: major projects of the state', zh: '英国：政府重大项目' },
  },
);
export type OutsideRegister = CodeOf<typeof OutsideRegister>;

/** What has changed of a loan or a project between two statements. */
export const OutsideMovementKind = defineCodes(
  { en: 'Movement between two statements', zh: '两期报表之间的变动' },
  {
    disbursement: { en: 'Disbursement', zh: '支付' },
    repayment: { en: 'Repayment', zh: '还款' },
    cancellation: { en: 'Cancellation', zh: '撤销额度' },
    closing: { en: 'Closing date moved', zh: '截止日变更' },
    status: { en: 'Status changed', zh: '状态变更' },
  },
);
export type OutsideMovementKind = CodeOf<typeof OutsideMovementKind>;
