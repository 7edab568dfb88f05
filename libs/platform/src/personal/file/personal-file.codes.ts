import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What the bank needs somebody's data for. */
export const Purpose = defineCodes(
  { en: 'Purpose of personal data', zh: '个人信息处理目的' },
  {
    creditAssessment: { en: 'Credit assessment', zh: '授信评估' },
    contract: { en: 'Conclusion and performance of a contract', zh: '订立与履行合同' },
    identification: { en: 'Identification and anti-money laundering', zh: '身份识别与反洗钱' },
    relationship: { en: 'Care of the relationship', zh: '客户关系维护' },
    marketing: { en: 'Marketing', zh: '营销' },
    employment: { en: 'Employment', zh: '人力资源管理' },
  },
);
export type Purpose = CodeOf<typeof Purpose>;

/** Why the bank may: article 13 of the Personal Information Protection Law, article 6 of the GDPR. */
export const LegalBasis = defineCodes(
  { en: 'Basis of processing', zh: '个人信息处理依据' },
  {
    consent: { en: 'Consent', zh: '个人同意' },
    contract: { en: 'Needed for a contract', zh: '订立或履行合同所必需' },
    legalDuty: { en: 'Legal duty', zh: '履行法定义务所必需' },
    publicInterest: { en: 'Public interest', zh: '公共利益' },
  },
);
export type LegalBasis = CodeOf<typeof LegalBasis>;

export const ErasureGround = defineCodes(
  { en: 'Ground of an erasure', zh: '删除个人信息的理由' },
  {
    requested: { en: 'The person asked for it', zh: '本人请求' },
    consentWithdrawn: { en: 'The consent was withdrawn', zh: '撤回同意' },
    purposeServed: { en: 'The purpose is served', zh: '处理目的已实现' },
    retentionOver: { en: 'The retention period is over', zh: '保存期限届满' },
    unlawful: { en: 'Nothing allowed it', zh: '违法处理' },
  },
);
export type ErasureGround = CodeOf<typeof ErasureGround>;

export const ErasureState = defineCodes(
  { en: 'State of an erasure', zh: '删除状态' },
  {
    none: { en: 'None asked for', zh: '未申请' },
    requested: { en: 'Asked for', zh: '已申请' },
    erased: { en: 'Erased', zh: '已删除' },
  },
);
export type ErasureState = CodeOf<typeof ErasureState>;
