import type { EventWords } from './sentence.js';

/** What is said of needs and of the solutions for them. */
export const needWords: EventWords = {
  NeedCaptured: [
    'Need of {need.amount} captured on {heldOn}: {need.purpose:Purpose of the loan}',
    '{heldOn} 采集资金需求 {need.amount}，用途{need.purpose:Purpose of the loan}',
  ],
  MarketNoted: [
    '{tag:Market context}: {text} ({source})',
    '{tag:Market context}：{text}（{source}）',
  ],
  MarketNoteWithdrawn: ['Note withdrawn: {reason}', '撤回市场记录：{reason}'],
  NeedAssessed: [
    'Need ranked {rank.priority:Priority of a need}, score {rank.score}: {reason}',
    '需求评估为{rank.priority:Priority of a need}，得分 {rank.score}：{reason}',
  ],
  NeedRestated: ['Need restated as {need.amount}: {reason}', '需求更新为 {need.amount}：{reason}'],
  NeedLost: [
    'Need lost, {code:Reason a need was lost}: {reason}',
    '需求未达成，{code:Reason a need was lost}：{reason}',
  ],
  SolutionDesigned: ['Solution designed: {content.title}', '设计方案：{content.title}'],
  SolutionRevised: [
    'Solution revised to version {version}, {cause:Cause of a revision}: {reason}',
    '方案调整为第 {version} 版，{cause:Cause of a revision}：{reason}',
  ],
  SolutionPresented: [
    'Version {version} presented: {occasion}',
    '第 {version} 版方案已提交客户：{occasion}',
  ],
  SolutionAccepted: [
    'Version {version} accepted by {acceptedBy}',
    '{acceptedBy} 接受第 {version} 版方案',
  ],
  SolutionRejected: [
    'Version {version} not accepted, {code:Reason a need was lost}: {reason}',
    '第 {version} 版方案未获接受，{code:Reason a need was lost}：{reason}',
  ],
  OfferRecommended: [
    'Rule {rule} recommends an offer ({offer.kind:Kind of recommendation}) until {until}',
    '规则 {rule} 向客户推荐（{offer.kind:Kind of recommendation}），有效至 {until}',
  ],
  RecommendationTaken: [
    'Recommendation of rule {rule} taken up: {reason}',
    '采纳规则 {rule} 的推荐：{reason}',
  ],
  RecommendationDeclined: [
    'Recommendation of rule {rule} not followed, {code:Cause of not following a recommendation}: {reason}',
    '未采纳规则 {rule} 的推荐，{code:Cause of not following a recommendation}：{reason}',
  ],
  RecommendationSettled: [
    'Recommendation of rule {rule}, {outcome:State of a recommendation}: {note}',
    '规则 {rule} 的推荐，{outcome:State of a recommendation}：{note}',
  ],
  FinancingProgressed: [
    'Credit {applicationId}: {outcome:Progress of a financing}',
    '授信 {applicationId}：{outcome:Progress of a financing}',
  ],
};
