import type { EventWords } from './sentence.js';

/** What is said of surveys, points and of clients that are about to leave. */
export const surveyWords: EventWords = {
  PointsProposed: [
    'Points proposed, {occasion:What earns points}: {reason}',
    '申请积分，{occasion:What earns points}：{reason}',
  ],
  PointsDeclined: ['Points turned down: {reason}', '积分申请未获批准：{reason}'],
  PointsEarned: [
    '{points} points earned: {occasion:What earns points}',
    '获得 {points} 积分：{occasion:What earns points}',
  ],
  PointsRedeemed: [
    '{points} points redeemed: {reward:Reward}',
    '兑换 {points} 积分：{reward:Reward}',
  ],
  PointsExpired: ['{points} points expired', '{points} 积分到期失效'],
  ClubTierReached: ['Club tier {to:Club tier}', '会员等级升至{to:Club tier}'],
  WinBackOffered: [
    '{reason:Reason for leaving}. Offered: {offer}',
    '{reason:Reason for leaving}；挽留方案：{offer}',
  ],
  ClientWonBack: ['The client stays: {result}', '挽留成功：{result}'],
  ClientLost: [
    'The client leaves[ to {competitor}]: {result}',
    '客户流失[至 {competitor}]：{result}',
  ],
  SurveyFormPublished: ['Form published: {title}', '发布问卷：{title}'],
  SurveyFormRevised: [
    'Form revised to version {version}: {reason}',
    '问卷修订为第 {version} 版：{reason}',
  ],
  SurveyFormRetired: ['Form retired: {reason}', '问卷停用：{reason}'],
  SurveyPlanned: [
    '{purpose:Purpose of a survey} from {from} to {until}: {title}',
    '{from} 至 {until} 开展{purpose:Purpose of a survey}：{title}',
  ],
  SurveySampleDrawn: [
    'Sample drawn by seed {seed}: {perGroup} of every group',
    '按种子 {seed} 分层抽样：每组 {perGroup} 户',
  ],
  PeerIndexRecorded: [
    '{peer} stands at {netPromoterScore}: {source}',
    '同业 {peer} 净推荐值 {netPromoterScore}：{source}',
  ],
  SurveyFindingRecorded: [
    'Found: {diagnosis}. To do: {action}',
    '调查发现：{diagnosis}；措施：{action}',
  ],
  SurveyFindingReviewed: ['Effect of the measure: {result}', '改进效果：{result}'],
  SurveyClosed: ['Survey closed: {title}', '调查结束：{title}'],
  ClientInvited: [
    'Invited by {channel:Channel of a survey}',
    '以{channel:Channel of a survey}邀请',
  ],
  InvitationReturned: ['The questionnaire came back', '问卷已回收'],
  InvitationDeclined: ['The client does not wish to answer: {reason}', '客户谢绝作答：{reason}'],
  SurveyAnswered: [
    'Answered by {channel:Channel of a survey}[, recommends the bank: {recommends}]',
    '以{channel:Channel of a survey}作答[，推荐意愿 {recommends}]',
  ],
  AnswerFollowedUp: [
    '{kind:What an answer leads to}: {what}',
    '{kind:What an answer leads to}：{what}',
  ],
};
