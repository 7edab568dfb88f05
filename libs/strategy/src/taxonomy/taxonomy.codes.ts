import type { CodeOf, Labels } from '#kernel';
import { defineCodes } from '#kernel';

/** The dimensions in which the bank divides its clients; each is judged by rules of its own. */
export const Taxonomy = defineCodes(
  { en: 'Taxonomy of clients', zh: '客户分类维度' },
  {
    relationshipType: { en: 'Relationship type', zh: '客户关系类型' },
    marketingGroup: { en: 'Marketing group', zh: '营销客户分组' },
    serviceTier: { en: 'Service tier', zh: '服务分层' },
    creditGrade: { en: 'Credit grade', zh: '信用等级细分' },
    lifecycle: { en: 'Lifecycle stage', zh: '生命周期阶段' },
    demographicGroup: { en: 'Demographic group', zh: '人口统计群体' },
    crmMode: { en: 'CRM mode', zh: '客户关系管理模式' },
  },
);
export type Taxonomy = CodeOf<typeof Taxonomy>;

/** The dimensions that rules place a client in; the others follow from decisions of persons. */
export const PlacedTaxonomy = defineCodes(
  { en: 'Taxonomy that rules decide', zh: '规则认定的分类维度' },
  {
    marketingGroup: { en: 'Marketing group', zh: '营销客户分组' },
    serviceTier: { en: 'Service tier', zh: '服务分层' },
    creditGrade: { en: 'Credit grade', zh: '信用等级细分' },
    demographicGroup: { en: 'Demographic group', zh: '人口统计群体' },
  },
);
export type PlacedTaxonomy = CodeOf<typeof PlacedTaxonomy>;

interface Strategy extends Labels {
  readonly strategies: readonly Labels[];
}

/** By what clients are segmented (细分方法), and which taxonomies are made so (B-11). */
export const SegmentationMethod = defineCodes<
  'demographic' | 'behavioural' | 'creditGrade',
  Labels & { readonly taxonomies: readonly Taxonomy[] }
>(
  { en: 'Method of segmentation', zh: '客户细分方法' },
  {
    demographic: {
      en: 'Demographic',
      zh: '人口统计学细分',
      taxonomies: ['demographicGroup'],
    },
    behavioural: {
      en: 'By behaviour',
      zh: '行为特征细分',
      taxonomies: ['relationshipType', 'marketingGroup', 'serviceTier', 'lifecycle', 'crmMode'],
    },
    creditGrade: { en: 'By credit grade', zh: '信用等级细分', taxonomies: ['creditGrade'] },
  },
);

/** Four groups for marketing, each with a strategy (针对不同类型客户的营销策略), by precedence. */
export const MarketingGroup = defineCodes<'risk' | 'prime' | 'potential' | 'massMarket', Strategy>(
  { en: 'Marketing group', zh: '营销客户分组' },
  {
    risk: {
      en: 'Risk clients',
      zh: '风险客户',
      strategies: [
        { en: 'Strict monitoring', zh: '严格监控' },
        { en: 'Tools and services of risk management', zh: '风险管理工具和服务' },
        { en: 'A price of its own for the risk', zh: '个性化风险定价' },
      ],
    },
    prime: {
      en: 'Prime clients',
      zh: '优质客户',
      strategies: [
        { en: 'Preferential terms', zh: '专项优惠政策' },
        { en: 'Tailored products, one-to-one service', zh: '定制化产品与一对一服务' },
        { en: 'Flexible repayment, handled first', zh: '灵活还款、优先处理' },
      ],
    },
    potential: {
      en: 'Potential clients',
      zh: '潜力客户',
      strategies: [
        { en: 'Closer contact', zh: '加强沟通' },
        { en: 'Financial advice and solutions', zh: '专业金融咨询和解决方案' },
        { en: 'Offer products in time', zh: '定期跟踪、适时产品推介' },
      ],
    },
    massMarket: {
      en: 'Mass market',
      zh: '大众市场',
      strategies: [
        { en: 'Campaigns, lectures, product promotion', zh: '推广活动、金融知识讲座、产品推介会' },
        { en: 'Simple approval, better conditions', zh: '简化审批、优化贷款条件' },
      ],
    },
  },
);
export type MarketingGroup = CodeOf<typeof MarketingGroup>;

/** How a client is served (分层分类管理), by precedence. */
export const ServiceTier = defineCodes<'aboutToLeave' | 'key' | 'ordinary' | 'prospect', Strategy>(
  { en: 'Service tier', zh: '服务分层' },
  {
    aboutToLeave: {
      en: 'About to leave',
      zh: '即将流失的客户',
      strategies: [{ en: 'Measures to win the client back', zh: '制定挽回措施' }],
    },
    key: {
      en: 'Key client (VIP)',
      zh: '重点客户',
      strategies: [
        { en: 'Approved first', zh: '优先审批' },
        { en: 'Dedicated loans', zh: '专项贷款' },
        { en: 'Regular return visits', zh: '定期回访' },
      ],
    },
    ordinary: {
      en: 'Ordinary client',
      zh: '一般客户',
      strategies: [{ en: 'Usual service, everyday contact', zh: '常规服务，加强日常联系和沟通' }],
    },
    prospect: {
      en: 'Prospect',
      zh: '潜在客户',
      strategies: [{ en: 'Targeted marketing', zh: '针对性营销策略' }],
    },
  },
);
export type ServiceTier = CodeOf<typeof ServiceTier>;

/** Credit standing as marketing and service see it (优质、良好、关注), by precedence. */
export const CreditGrade = defineCodes(
  { en: 'Credit grade', zh: '信用等级细分' },
  {
    watch: { en: 'Watch', zh: '关注客户' },
    prime: { en: 'Prime', zh: '优质客户' },
    good: { en: 'Good', zh: '良好客户' },
  },
);
export type CreditGrade = CodeOf<typeof CreditGrade>;

/** Groups of persons who borrow for a business of their own (人口统计学细分). */
export const DemographicGroup = defineCodes(
  { en: 'Demographic group', zh: '人口统计群体' },
  {
    retired: { en: 'Retired', zh: '退休人员' },
    entrepreneur: { en: 'Entrepreneur in middle age', zh: '中年企业家' },
    youngEmployee: { en: 'Young employee', zh: '年轻上班族' },
  },
);
export type DemographicGroup = CodeOf<typeof DemographicGroup>;

export const AgeBand = defineCodes(
  { en: 'Age band', zh: '年龄段' },
  {
    under36: { en: 'Under 36', zh: '36岁以下' },
    from36to59: { en: '36 to 59', zh: '36至59岁' },
    from60: { en: '60 and over', zh: '60岁及以上' },
  },
);
export type AgeBand = CodeOf<typeof AgeBand>;
