import type { CodeOf, Labels } from '#kernel';
import { defineCodes } from '#kernel';

/** Where something can be sent to a client. */
export const ReachChannel = defineCodes(
  { en: 'Channel of notices', zh: '通知渠道' },
  {
    email: { en: 'E-mail', zh: '电子邮件' },
    sms: { en: 'Text message', zh: '短信' },
    wechat: { en: 'WeChat', zh: '微信' },
    weibo: { en: 'Weibo', zh: '微博' },
    app: { en: 'App', zh: '移动应用' },
    portal: { en: 'Online service portal', zh: '线上服务门户' },
  },
);
export type ReachChannel = CodeOf<typeof ReachChannel>;

/** What a notice is about (F-08, G-14, G-15, G-17, G-19). The contract itself asks for no consent. */
export const NoticeTopic = defineCodes<
  | 'payment'
  | 'maturity'
  | 'rateChange'
  | 'statement'
  | 'acknowledgement'
  | 'riskAlert'
  | 'riskMeasure'
  | 'riskAdvice'
  | 'progress'
  | 'market'
  | 'policy'
  | 'industry'
  | 'product'
  | 'event'
  | 'care'
  | 'survey'
  | 'digest',
  /**
   * What `waits` may come with the digest of the week. What is `bySystem` nobody sends by hand: a
   * digest holds only what the client agreed to.
   */
  Labels & { readonly needsConsent: boolean; readonly waits: boolean; readonly bySystem?: true }
>(
  { en: 'Topic of a notice', zh: '通知主题' },
  {
    payment: { en: 'Payment due', zh: '还款提醒', needsConsent: false, waits: false },
    maturity: { en: 'Maturity', zh: '贷款到期提醒', needsConsent: false, waits: false },
    rateChange: { en: 'Change of the rate', zh: '利率调整通知', needsConsent: false, waits: false },
    statement: {
      en: 'Statements to hand in',
      zh: '财务报表报送提醒',
      needsConsent: false,
      waits: false,
    },
    acknowledgement: {
      en: 'Receipt of a request',
      zh: '受理回执',
      needsConsent: false,
      waits: false,
    },
    riskAlert: {
      en: 'Risk alert with a proposal',
      zh: '风险提示与建议',
      needsConsent: false,
      waits: false,
    },
    riskMeasure: {
      en: 'A risk measure explained',
      zh: '风险管理措施说明',
      needsConsent: false,
      waits: false,
    },
    riskAdvice: {
      en: 'Advice on risks',
      zh: '风险管理咨询',
      needsConsent: true,
      waits: false,
    },
    progress: { en: 'Progress of business', zh: '业务进展', needsConsent: false, waits: false },
    market: { en: 'Market news', zh: '市场信息', needsConsent: true, waits: true },
    policy: { en: 'Reading of policy', zh: '政策解读', needsConsent: true, waits: true },
    industry: { en: 'News of the industry', zh: '行业动态', needsConsent: true, waits: true },
    product: { en: 'Products and services', zh: '产品与服务推荐', needsConsent: true, waits: true },
    event: { en: 'Invitation to an event', zh: '活动邀请', needsConsent: true, waits: false },
    care: { en: 'Care: birthday, festival', zh: '客户关怀', needsConsent: true, waits: false },
    digest: {
      en: 'News of the week',
      zh: '每周资讯汇总',
      needsConsent: false,
      waits: false,
      bySystem: true,
    },
    survey: { en: 'Survey of satisfaction', zh: '满意度调查', needsConsent: true, waits: false },
  },
);
export type NoticeTopic = CodeOf<typeof NoticeTopic>;

/** The language a client is written to in. */
export const ReachLanguage = defineCodes(
  { en: 'Language of notices', zh: '通知语言' },
  { en: { en: 'English', zh: '英文' }, zh: { en: 'Chinese', zh: '中文' } },
);
export type ReachLanguage = CodeOf<typeof ReachLanguage>;
