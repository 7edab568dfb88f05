import type { EventWords } from './sentence.js';

/** What is said of needs and of the solutions for them. */
export const needWords: EventWords = {
  NeedCaptured: [
    'Need of {need.amount} captured on {heldOn}: {need.purpose:Purpose of the loan}',
    '{heldOn} 采集资金需求 {need.amount}，用途{need.purpose:Purpose of the loan}',
  ],
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
  FinancingProgressed: [
    'Credit {applicationId}: {outcome:Progress of a financing}',
    '授信 {applicationId}：{outcome:Progress of a financing}',
  ],
};
