import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What kind of institution lends: 适用机构, 客户关系管理方案 1.3. */
export const InstitutionType = defineCodes(
  { en: 'Type of institution', zh: '机构类别' },
  {
    commercialBank: { en: 'Commercial bank', zh: '商业银行' },
    creditCooperative: { en: 'Credit cooperative', zh: '信用社' },
    guaranteeCompany: { en: 'Guarantee company', zh: '担保公司' },
    consumerFinance: { en: 'Consumer-finance company', zh: '消费金融公司' },
  },
);
export type InstitutionType = CodeOf<typeof InstitutionType>;

/** The languages in which an institution speaks with its people and clients. */
export const InstitutionLanguage = defineCodes(
  { en: 'Language', zh: '语言' },
  { zh: { en: 'Chinese', zh: '中文' }, en: { en: 'English', zh: '英文' } },
);
export type InstitutionLanguage = CodeOf<typeof InstitutionLanguage>;
