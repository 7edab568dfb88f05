import type { CodeOf, Labels } from '#kernel';
import { defineCodes } from '#kernel';

/** What a borrower is before the law. */
export const LegalForm = defineCodes(
  { en: 'Legal form', zh: '借款主体类型' },
  {
    legalEntity: { en: 'Legal entity', zh: '企业法人' },
    soleProprietor: { en: 'Sole proprietor', zh: '个体工商户' },
  },
);
export type LegalForm = CodeOf<typeof LegalForm>;

/** What a party is to the bank. */
export const PartyRole = defineCodes(
  { en: 'Party role', zh: '管理对象' },
  {
    prospect: { en: 'Prospect', zh: '潜在客户' },
    client: { en: 'Client', zh: '企业客户' },
    staff: { en: 'Internal staff', zh: '内部员工' },
  },
);
export type PartyRole = CodeOf<typeof PartyRole>;

/** How far the relationship has come (B-15). */
export const LifecycleStage = defineCodes(
  { en: 'Lifecycle stage', zh: '客户生命周期阶段' },
  {
    firstContact: { en: 'First contact', zh: '初次接触' },
    new: { en: 'New client', zh: '新客户' },
    established: { en: 'Established client', zh: '老客户' },
    likelyToLeave: { en: 'Likely to leave', zh: '潜在流失客户' },
  },
);
export type LifecycleStage = CodeOf<typeof LifecycleStage>;

/** How much risk somebody is ready to bear (A-17, D-03). */
export const RiskAppetite = defineCodes(
  { en: 'Risk appetite', zh: '风险承受能力' },
  {
    cautious: { en: 'Cautious', zh: '保守型' },
    balanced: { en: 'Balanced', zh: '稳健型' },
    bold: { en: 'Bold', zh: '进取型' },
  },
);
export type RiskAppetite = CodeOf<typeof RiskAppetite>;

/** Four sizes of enterprise, as the Ministry of Industry divides them (工信部联企业〔2011〕300号). */
export const SizeClass = defineCodes(
  { en: 'Size class', zh: '企业规模' },
  {
    micro: { en: 'Micro', zh: '微型' },
    small: { en: 'Small', zh: '小型' },
    medium: { en: 'Medium', zh: '中型' },
    large: { en: 'Large', zh: '大型' },
  },
);
export type SizeClass = CodeOf<typeof SizeClass>;

/** From the start-up to the mature large enterprise. */
export const MaturityStage = defineCodes(
  { en: 'Maturity stage', zh: '企业发展阶段' },
  {
    startUp: { en: 'Start-up', zh: '初创期' },
    growing: { en: 'Growing', zh: '成长期' },
    mature: { en: 'Mature', zh: '成熟期' },
    declining: { en: 'Declining', zh: '衰退期' },
  },
);
export type MaturityStage = CodeOf<typeof MaturityStage>;

/** Who stands behind a client. */
export const ClientFlag = defineCodes(
  { en: 'Client flag', zh: '客户标识' },
  {
    stateBacked: { en: 'State-backed', zh: '政府背景' },
    multinational: { en: 'Multinational', zh: '跨国企业' },
    sovereignFundBacked: { en: 'Backed by a national fund', zh: '国家级投资基金支持' },
  },
);
export type ClientFlag = CodeOf<typeof ClientFlag>;

/** How the bank came to know a fact. */
export const Provenance = defineCodes(
  { en: 'Provenance', zh: '信息来源' },
  {
    publicSource: { en: 'Public source', zh: '公开信息渠道' },
    partner: { en: 'Partner', zh: '合作伙伴' },
    internal: { en: 'Internal data', zh: '内部数据' },
    questionnaire: { en: 'Questionnaire', zh: '问卷调查' },
    interview: { en: 'Interview', zh: '面谈' },
    migration: { en: 'Migration', zh: '数据迁移' },
  },
);
export type Provenance = CodeOf<typeof Provenance>;

/** What is told of a client in words. */
export const ProfileSection = defineCodes(
  { en: 'Profile section', zh: '客户概况' },
  {
    financialPosition: { en: 'Financial position', zh: '财务状况' },
    operatingHistory: { en: 'Operating history', zh: '经营历史' },
    marketPosition: { en: 'Market position', zh: '市场定位' },
    plans: { en: 'Plans', zh: '未来发展规划' },
    operatingState: { en: 'Operating state', zh: '经营状况' },
    fundingNeed: { en: 'Funding need', zh: '资金需求' },
    repaymentCapacity: { en: 'Repayment capacity', zh: '还款能力' },
    industryTrend: { en: 'Industry trend', zh: '行业趋势' },
    competition: { en: 'Competitive position', zh: '竞争态势' },
  },
);
export type ProfileSection = CodeOf<typeof ProfileSection>;

type RelationName =
  | 'parent'
  | 'subsidiary'
  | 'controller'
  | 'controlled'
  | 'shareholder'
  | 'investee'
  | 'commonControl'
  | 'guarantor'
  | 'guaranteed'
  | 'supplier'
  | 'customer'
  | 'legalRepresentative'
  | 'represented'
  | 'owner'
  | 'ownBusiness'
  | 'contact'
  | 'contactOf';

/** What one party is to another; `inverse` is what the other then is to the one. */
export const Relation = defineCodes<RelationName, Labels & { readonly inverse: RelationName }>(
  { en: 'Relation', zh: '关联关系' },
  {
    parent: { en: 'Parent company', zh: '母公司', inverse: 'subsidiary' },
    subsidiary: { en: 'Subsidiary', zh: '子公司', inverse: 'parent' },
    controller: { en: 'Actual controller', zh: '实际控制人', inverse: 'controlled' },
    controlled: { en: 'Controlled party', zh: '被控制方', inverse: 'controller' },
    shareholder: { en: 'Shareholder', zh: '股东', inverse: 'investee' },
    investee: { en: 'Investee', zh: '被投资企业', inverse: 'shareholder' },
    commonControl: { en: 'Under common control', zh: '同一控制', inverse: 'commonControl' },
    guarantor: { en: 'Guarantor', zh: '担保人', inverse: 'guaranteed' },
    guaranteed: { en: 'Guaranteed party', zh: '被担保人', inverse: 'guarantor' },
    supplier: { en: 'Supplier', zh: '上游供应商', inverse: 'customer' },
    customer: { en: 'Customer', zh: '下游客户', inverse: 'supplier' },
    legalRepresentative: {
      en: 'Legal representative',
      zh: '法定代表人',
      inverse: 'represented',
    },
    represented: { en: 'Represented party', zh: '被代表方', inverse: 'legalRepresentative' },
    owner: { en: 'Owner', zh: '业主', inverse: 'ownBusiness' },
    ownBusiness: { en: 'Own business', zh: '自营企业', inverse: 'owner' },
    contact: { en: 'Contact person', zh: '联系人', inverse: 'contactOf' },
    contactOf: { en: 'Company of a contact person', zh: '联系人所在企业', inverse: 'contact' },
  },
);
export type Relation = CodeOf<typeof Relation>;

/** What a client is within its group. */
export const GroupRole = defineCodes(
  { en: 'Group role', zh: '集团成员角色' },
  {
    core: { en: 'Core company', zh: '核心企业' },
    member: { en: 'Member', zh: '成员企业' },
  },
);
export type GroupRole = CodeOf<typeof GroupRole>;
