import type { CodeOf, Labels } from '#kernel';
import { defineCodes } from '#kernel';

/** Why a survey is made (H-09, H-10, I-07). */
export const SurveyPurpose = defineCodes(
  { en: 'Purpose of a survey', zh: '调查目的' },
  {
    regular: { en: 'Regular survey of satisfaction', zh: '定期满意度调查' },
    postLoan: { en: 'Call-back after a loan', zh: '贷款业务完成后回访' },
    churn: { en: 'Reasons for leaving', zh: '流失原因调查' },
    values: { en: 'Values of the bank', zh: '服务价值观调查' },
  },
);
export type SurveyPurpose = CodeOf<typeof SurveyPurpose>;

/** How a survey reaches its clients (H-07). */
export const SurveyChannel = defineCodes<
  'website' | 'email' | 'paper' | 'interview' | 'phone',
  Labels & { readonly line: 'online' | 'offline' }
>(
  { en: 'Channel of a survey', zh: '调查渠道' },
  {
    website: { en: 'Website', zh: '官方网站', line: 'online' },
    email: { en: 'E-mail', zh: '电子邮件', line: 'online' },
    paper: { en: 'Questionnaire on paper', zh: '纸质问卷', line: 'offline' },
    interview: { en: 'Interview face to face', zh: '面对面访谈', line: 'offline' },
    phone: { en: 'Telephone', zh: '电话', line: 'offline' },
  },
);
export type SurveyChannel = CodeOf<typeof SurveyChannel>;

/** What an answer is, and between which numbers it lies where it is one. */
export const Measure = defineCodes<
  'recommend' | 'rating' | 'effort' | 'choice' | 'text',
  Labels & { readonly least: number; readonly most: number }
>(
  { en: 'Measure of a question', zh: '题目类型' },
  {
    recommend: { en: 'Would recommend, 0 to 10', zh: '推荐意愿（0 至 10）', least: 0, most: 10 },
    rating: { en: 'Rating, 1 to 5', zh: '评分（1 至 5）', least: 1, most: 5 },
    effort: { en: 'Effort, 1 to 7', zh: '费力程度（1 至 7）', least: 1, most: 7 },
    choice: { en: 'One of some choices', zh: '单项选择', least: 0, most: 0 },
    text: { en: 'In own words', zh: '文字意见', least: 0, most: 0 },
  },
);
export type Measure = CodeOf<typeof Measure>;

/** What follows from what one client answered. */
export const AnswerFollowUp = defineCodes(
  { en: 'What an answer leads to', zh: '调查后续' },
  {
    need: { en: 'A need of the client', zh: '潜在需求' },
    case: { en: 'A case', zh: '客户诉求' },
  },
);
export type AnswerFollowUp = CodeOf<typeof AnswerFollowUp>;
