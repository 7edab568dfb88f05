import type { EventWords } from './sentence.js';

/** What is said of courses, tests and awards. */
export const performanceWords: EventWords = {
  CoursePublished: ['{topic:Topic of a course}: {title}', '{topic:Topic of a course}：{title}'],
  CourseRetired: ['Course retired: {reason}', '课程停办：{reason}'],
  TrainingPlanned: ['{courseId} is to be passed until {dueOn}', '{dueOn} 前完成培训 {courseId}'],
  TestTaken: [
    'Test of {courseId}: {score} points[, certified until {validUntil}]',
    '{courseId} 考核 {score} 分[，证书有效期至 {validUntil}]',
  ],
  CertificateExpired: [
    'Certificate of {courseId} expired, in force until {validUntil}',
    '{courseId} 证书已过期，有效期至 {validUntil}',
  ],
  AwardProposed: [
    'Proposed: {kind:Kind of award}[, {amount}]: {reason}',
    '提名：{kind:Kind of award}[，{amount}]：{reason}',
  ],
  AwardGiven: ['Award confirmed and given', '奖励已确认颁发'],
  TargetsProposed: ['Targets proposed from {from} to {until}', '提出 {from} 至 {until} 绩效目标'],
  TargetsAccepted: ['Targets agreed to', '绩效目标已确认'],
  AppraisalHeld: ['Appraisal of {month}: {assessment}', '{month} 考核面谈：{assessment}'],
  AppraisalActionDone: ['Done: {result}', '改进事项完成：{result}'],
  InvestmentProposed: [
    '{kind:Kind of investment}, {amount}: {what}',
    '{kind:Kind of investment}，{amount}：{what}',
  ],
  InvestmentApproved: ['Investment approved by {approvedBy}', '{approvedBy} 批准投入'],
  InvestmentDeclined: ['Investment turned down: {reason}', '投入未获批准：{reason}'],
  InvestmentReviewed: ['Effect reviewed: {finding}', '投入效果评估：{finding}'],
  AwardDeclined: ['Award turned down: {reason}', '奖励未获批准：{reason}'],
};
