import type { EventWords } from './sentence.js';

/** What is said of contacts, cases, messages and tasks. */
export const engagementWords: EventWords = {
  CadenceAssigned: [
    'Cadence {profile:Cadence profile}: {reason}',
    '联系频率设为{profile:Cadence profile}：{reason}',
  ],
  DayMailOrdered: ['Own day by mail ordered', '订阅每日工作邮件'],
  DayMailCancelled: ['Own day by mail cancelled', '取消每日工作邮件'],
  DayMailSent: ['Day mailed', '每日工作邮件已发送'],
  CareDayNoted: [
    '{occasion:Occasion of care} on {monthDay}[ of the {office}]',
    '{monthDay} [{office} ]{occasion:Occasion of care}',
  ],
  CareDayRemoved: ['Taken off the calendar of care: {reason}', '取消关怀日：{reason}'],
  SponsorNamed: ['Senior sponsor {sponsorId}: {reason}', '指定高层对接人 {sponsorId}：{reason}'],
  SponsorReleased: [
    'Senior sponsor {sponsorId} released: {reason}',
    '解除高层对接人 {sponsorId}：{reason}',
  ],
  ContactStageEntered: ['Contact stage {stage:Contact stage}', '进入{stage:Contact stage}沟通阶段'],
  CaseOpened: [
    '{category:Category of request} opened: {subject}',
    '{category:Category of request}立案：{subject}',
  ],
  CaseMigrated: [
    'Case of {receivedOn} taken over: {subject}',
    '迁入 {receivedOn} 的诉求：{subject}',
  ],
  CaseClassified: ['Case classified: {theme}', '诉求分类：{theme}'],
  CaseAssessed: ['Priority {priority:Priority}: {finding}', '优先级{priority:Priority}：{finding}'],
  CasePlanned: ['Handling of the case planned', '处理方案确定'],
  CaseAssigned: ['Assigned to {ownerId}: {subject}', '指派给 {ownerId}：{subject}'],
  CaseMessageReceived: ['The client wrote: {text}', '客户来信：{text}'],
  CaseAnswered: ['Answered: {text}', '已答复：{text}'],
  CasePaused: ['Waiting for the client: {reason}', '等待客户：{reason}'],
  CaseResumed: ['Handling resumed', '恢复处理'],
  CaseResolved: [
    '{outcome:Outcome of a case}: {resolution}[, {compensation} paid]',
    '{outcome:Outcome of a case}：{resolution}[，赔付 {compensation}]',
  ],
  CaseReopened: ['Reopened: {reason}', '重新处理：{reason}'],
  CaseEffectReviewed: ['Effect reviewed: {finding}', '效果回访：{finding}'],
  CaseWarned: [
    '{clock:Clock of service}: four fifths of the time have passed',
    '{clock:Clock of service}：时限已过五分之四',
  ],
  CaseBreached: [
    '{clock:Clock of service}: the promised time is over',
    '{clock:Clock of service}：已超过承诺时限',
  ],
  NoticeTemplateDrafted: [
    'Version {version} drafted, {topic:Topic of a notice}: {reason}',
    '起草第 {version} 版，{topic:Topic of a notice}：{reason}',
  ],
  NoticeTemplateConfirmed: ['Version {version} put in force', '第 {version} 版已生效'],
  NoticeTemplateDeclined: [
    'Version {version} turned down: {reason}',
    '第 {version} 版未获批准：{reason}',
  ],
  NoticeTemplateRetired: ['Template retired: {reason}', '模板停用：{reason}'],
  CommonQuestionPublished: ['Published: {question}', '发布常见问题：{question}'],
  CommonQuestionRevised: ['Revised: {question}', '修订常见问题：{question}'],
  CommonQuestionRetired: ['Question retired: {reason}', '常见问题停用：{reason}'],
  InteractionRecorded: [
    '{channel:Channel} on {valueDate}: {subject}',
    '{valueDate} {channel:Channel}：{subject}',
  ],
  InteractionCorrected: [
    'Contact corrected: {subject}. {reason}',
    '互动记录更正：{subject}；{reason}',
  ],
  InteractionWithdrawn: ['Contact withdrawn: {reason}', '互动记录撤回：{reason}'],
  NextStepPlanned: ['{what} until {dueOn}', '计划于 {dueOn} 前：{what}'],
  NextStepCompleted: ['Step done: {result}', '事项完成：{result}'],
  NextStepDropped: ['Step dropped: {reason}', '事项取消：{reason}'],
  FileAttached: ['{name} attached', '附件 {name}'],
  MessageReceived: ['Message from {from}: {subject}', '收到 {from} 来信：{subject}'],
  MessageFiled: ['Message filed under {clientId}: {subject}', '来信归入客户 {clientId}：{subject}'],
  MessageSetAside: ['Message set aside: {reason}', '来信搁置：{reason}'],
  AddressAdded: ['Address {address} added', '新增联系地址 {address}'],
  AddressRemoved: ['Address {address} removed: {reason}', '移除联系地址 {address}：{reason}'],
  PreferenceStated: [
    'Prefers {channels:Channel of notices}',
    '偏好渠道 {channels:Channel of notices}',
  ],
  ConsentGiven: [
    'Consent to {topic:Topic of a notice}: {evidence}',
    '同意接收{topic:Topic of a notice}：{evidence}',
  ],
  ConsentWithdrawn: [
    'Consent to {topic:Topic of a notice} withdrawn: {evidence}',
    '撤回对{topic:Topic of a notice}的同意：{evidence}',
  ],
  TaskAssigned: [
    '{title}, for {ownerId} until {dueOn}',
    '任务：{title}，{ownerId} 于 {dueOn} 前完成',
  ],
  TaskDelegated: [
    'Delegated from {from} to {ownerId}: {reason}',
    '由 {from} 转交 {ownerId}：{reason}',
  ],
  TaskPostponed: ['Postponed from {from} to {dueOn}: {reason}', '由 {from} 延至 {dueOn}：{reason}'],
  TaskReminderGiven: ['{ownerId} reminded', '已提醒 {ownerId}'],
  TaskEscalated: [
    '{daysOverdue} days overdue, escalated[ to {toUnitId}]',
    '逾期 {daysOverdue} 天，已上报[ {toUnitId}]',
  ],
  TaskCompleted: ['Task completed: {result}', '任务完成：{result}'],
  TaskDropped: ['Task dropped: {reason}', '任务取消：{reason}'],
  PromiseMade: [
    '{kind:Kind of promise} until {dueOn}: {what}',
    '{kind:Kind of promise}，{dueOn} 前：{what}',
  ],
  PromiseRescheduled: [
    'Promise moved from {from} to {dueOn}: {reason}',
    '承诺由 {from} 改为 {dueOn}：{reason}',
  ],
  PromiseHandedOver: [
    'Promise passed from {from} to {ownerId}: {reason}',
    '承诺由 {from} 移交 {ownerId}：{reason}',
  ],
  PromiseKept: ['Promise kept: {result}', '承诺已履行：{result}'],
  PromiseReleased: ['Promise released: {reason}', '承诺解除：{reason}'],
  PromiseBroken: [
    'Promise of {dueOn} not kept[, told to {toUnitId}]',
    '{dueOn} 的承诺未履行[，已上报 {toUnitId}]',
  ],
  NoticeOffered: ['News for the client: {subject}', '拟发送资讯：{subject}'],
  NewsAdmitted: [
    'News goes out[ with the digest: {because:Why a notice waits}]',
    '资讯准予发送[，随汇总发出：{because:Why a notice waits}]',
  ],
  NoticePrepared: ['Notice prepared for {address}', '通知已准备，发送至 {address}'],
  NoticeLackedAddress: ['Notice prepared, and no address is known', '通知已准备，但无联系地址'],
  NoticeHeld: [
    '{because:Why a notice waits}: {subject}',
    '{because:Why a notice waits}：{subject}',
  ],
  NoticeRead: ['Notice read at {readAt}', '通知于 {readAt} 阅读'],
  NoticeGathered: ['Waits for the digest: {subject}', '列入汇总：{subject}'],
  DigestClosed: ['The digest of the week went out', '每周汇总已发出'],
  BulletinPublished: [
    'Told all who want to hear of it: {topic:Topic of a notice}',
    '面向订阅客户发布：{topic:Topic of a notice}',
  ],
  NoticeDelivered: ['Notice delivered at {deliveredAt}', '通知于 {deliveredAt} 送达'],
  NoticeFailed: ['Notice not delivered: {reason}', '通知未送达：{reason}'],
};
