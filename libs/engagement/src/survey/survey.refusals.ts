import { defineRefusals } from '#kernel';

export const surveyRefusals = defineRefusals({
  SurveyFormUnknown: {
    en: 'There is no such form in use.',
    zh: '没有在用的该问卷',
    status: 422,
  },
  SurveyEndsBeforeItBegins: {
    en: 'The survey ends before it begins, or has ended already.',
    zh: '调查结束日期早于开始日期或已过',
    status: 422,
  },
  SurveyUnknown: { en: 'There is no such survey.', zh: '没有该调查', status: 422 },
  SurveyNotRunning: {
    en: 'The survey takes no answers on this day.',
    zh: '该调查当前不在进行期内',
  },
  InvitationUnknown: {
    en: 'The client has no such invitation to this survey.',
    zh: '该客户没有此调查的该邀请',
    status: 422,
  },
  ChannelNotOfSurvey: {
    en: 'The survey is not made on this channel.',
    zh: '该调查未使用此渠道',
    status: 422,
  },
  FindingUnknown: { en: 'The survey has no such finding.', zh: '该调查没有此项发现', status: 404 },
  FindingTwice: { en: 'The survey has a finding of this id.', zh: '该调查发现编号已存在' },
  AnswerMustBeAnonymous: {
    en: 'The survey was promised to be anonymous: an answer names no client.',
    zh: '该调查承诺匿名，答卷不得关联客户',
    status: 422,
  },
  AnswerNeedsClient: {
    en: 'The answer must name its client.',
    zh: '答卷须注明客户',
    status: 422,
  },
  AnswerOutOfRange: {
    en: 'The answer does not fit the question.',
    zh: '答案不符合题目要求',
    status: 422,
  },
  SurveyQuestionUnknown: {
    en: 'The survey asks no such question.',
    zh: '该调查没有此题',
    status: 422,
  },
  TooManyGroups: {
    en: 'The survey has as many groups of clients as it may have.',
    zh: '该调查的客户分组数已达上限',
    status: 422,
  },
  TooManyPeers: {
    en: 'The survey is compared with as many competitors as it may be.',
    zh: '该调查的同业对比数已达上限',
    status: 422,
  },
  TooManyFindings: {
    en: 'The survey has as many findings as it may have.',
    zh: '该调查的发现数已达上限',
    status: 422,
  },
  FollowedUpAlready: { en: 'The answer was followed up.', zh: '该答卷已安排后续' },
  TooManySamples: { en: 'The survey has too many samples.', zh: '该调查抽样次数过多' },
});
