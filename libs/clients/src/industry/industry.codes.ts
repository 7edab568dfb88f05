import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** The classifications of economic activity that an industry may be stated in. */
export const IndustryScheme = defineCodes(
  { en: 'Industry scheme', zh: '行业分类标准' },
  {
    GBT4754: { en: 'GB/T 4754-2017 sections', zh: '国民经济行业分类门类 (GB/T 4754-2017)' },
    NAICS: { en: 'NAICS two-digit sectors', zh: '北美产业分类体系部门' },
  },
);
export type IndustryScheme = CodeOf<typeof IndustryScheme>;

/** The twenty sections of the national classification of economic activities, GB/T 4754-2017. */
export const NationalSection = defineCodes(
  { en: 'Section of GB/T 4754-2017', zh: '国民经济行业门类' },
  {
    A: { en: 'Agriculture, forestry, animal husbandry and fishery', zh: '农、林、牧、渔业' },
    B: { en: 'Mining', zh: '采矿业' },
    C: { en: 'Manufacturing', zh: '制造业' },
    D: {
      en: 'Production and supply of electricity, heat, gas and water',
      zh: '电力、热力、燃气及水生产和供应业',
    },
    E: { en: 'Construction', zh: '建筑业' },
    F: { en: 'Wholesale and retail trade', zh: '批发和零售业' },
    G: { en: 'Transport, storage and post', zh: '交通运输、仓储和邮政业' },
    H: { en: 'Accommodation and catering', zh: '住宿和餐饮业' },
    I: {
      en: 'Information transmission, software and information technology services',
      zh: '信息传输、软件和信息技术服务业',
    },
    J: { en: 'Finance', zh: '金融业' },
    K: { en: 'Real estate', zh: '房地产业' },
    L: { en: 'Leasing and business services', zh: '租赁和商务服务业' },
    M: { en: 'Scientific research and technical services', zh: '科学研究和技术服务业' },
    N: {
      en: 'Water conservancy, environment and public facilities management',
      zh: '水利、环境和公共设施管理业',
    },
    O: {
      en: 'Resident services, repair and other services',
      zh: '居民服务、修理和其他服务业',
    },
    P: { en: 'Education', zh: '教育' },
    Q: { en: 'Health and social work', zh: '卫生和社会工作' },
    R: { en: 'Culture, sports and entertainment', zh: '文化、体育和娱乐业' },
    S: {
      en: 'Public administration, social security and social organisations',
      zh: '公共管理、社会保障和社会组织',
    },
    T: { en: 'International organisations', zh: '国际组织' },
  },
);

/** Two-digit sectors of the North American classification; `00` is an industry not recorded. */
export const NaicsSector = defineCodes(
  { en: 'NAICS sector', zh: '北美产业分类部门' },
  {
    '00': { en: 'Not recorded', zh: '未记录' },
    '11': { en: 'Agriculture, forestry, fishing and hunting', zh: '农业、林业、渔业和狩猎业' },
    '21': { en: 'Mining, quarrying, oil and gas extraction', zh: '采矿、采石和油气开采业' },
    '22': { en: 'Utilities', zh: '公用事业' },
    '23': { en: 'Construction', zh: '建筑业' },
    '31': { en: 'Manufacturing: food, textiles, apparel', zh: '制造业(食品、纺织、服装)' },
    '32': { en: 'Manufacturing: wood, paper, chemicals', zh: '制造业(木材、造纸、化工)' },
    '33': { en: 'Manufacturing: metals, machinery', zh: '制造业(金属、机械)' },
    '42': { en: 'Wholesale trade', zh: '批发贸易业' },
    '44': { en: 'Retail trade: stores', zh: '零售业(专营店)' },
    '45': { en: 'Retail trade: general and non-store', zh: '零售业(综合及无店铺)' },
    '48': { en: 'Transportation', zh: '运输业' },
    '49': { en: 'Postal, courier and warehousing', zh: '邮政、快递和仓储业' },
    '51': { en: 'Information', zh: '信息业' },
    '52': { en: 'Finance and insurance', zh: '金融和保险业' },
    '53': { en: 'Real estate, rental and leasing', zh: '房地产和租赁业' },
    '54': { en: 'Professional, scientific and technical services', zh: '专业和科技服务业' },
    '55': { en: 'Management of companies', zh: '企业管理业' },
    '56': { en: 'Administrative, support and waste services', zh: '行政支持和废物管理业' },
    '61': { en: 'Educational services', zh: '教育服务业' },
    '62': { en: 'Health care and social assistance', zh: '医疗和社会救助业' },
    '71': { en: 'Arts, entertainment and recreation', zh: '艺术、娱乐和休闲业' },
    '72': { en: 'Accommodation and food services', zh: '住宿和餐饮服务业' },
    '81': { en: 'Other services', zh: '其他服务业' },
    '92': { en: 'Public administration', zh: '公共管理' },
  },
);
