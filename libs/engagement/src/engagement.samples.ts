import { samplesOf } from '#kernel/testing';
import { caseEvents } from './case/case.events.js';
import { commonQuestionEvents } from './common-question/common-question.events.js';
import { messageEvents } from './message/message.events.js';
import { noticeEvents } from './notice/notice.events.js';
import { promiseEvents } from './promise/promise.events.js';
import { reachEvents } from './reach/reach.events.js';
import { cadenceEvents } from './cadence/cadence.events.js';
import { careEvents } from './care/care.events.js';
import { clientId, offer, visit, visitWas } from './examples.js';
import { taskEvents } from './task/task.events.js';
import { interactionEvents } from './interaction/interaction.events.js';

/** A stored sample of every version of every event of an interaction. */
export const interactionSamples = samplesOf(
  interactionEvents,
  { interactionId: 'in_1', clientId },
  {
    InteractionRecorded: [{ clientId, ...visit }],
    InteractionCorrected: [
      { ...visit, channel: 'video', reason: 'It was by video.', was: visitWas },
    ],
    InteractionWithdrawn: [{ reason: 'Another client.', openSteps: ['1'], was: visitWas }],
    NextStepPlanned: [offer],
    NextStepCompleted: [{ stepId: '1', result: 'Sent.' }],
    NextStepDropped: [{ stepId: '1', reason: 'They have the offer.' }],
    FileAttached: [
      {
        sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
        name: 'minutes.pdf',
        mediaType: 'application/pdf',
        bytes: 20480,
      },
    ],
  },
);

/** A stored sample of every version of every event of a cadence. */
export const cadenceSamples = samplesOf(
  cadenceEvents,
  { clientId },
  {
    CadenceAssigned: [{ profile: 'growth', reason: 'Revenue has doubled.' }],
    ContactStageEntered: [{ stage: 'approval' }],
    SponsorNamed: [{ sponsorId: 'pn_he', reason: 'A key client.' }],
    SponsorReleased: [{ sponsorId: 'pn_he', reason: 'Another post.' }],
  },
);

/** A stored sample of every version of every event of a day of care. */
export const careSamples = samplesOf(
  careEvents,
  { careDayId: 'cy_1', clientId },
  {
    CareDayNoted: [
      {
        ...{ occasion: 'birthday', monthDay: '03-15', office: 'CFO', valueDate: '2026-03-02' },
        consent: { givenOn: '2026-03-01', evidence: 'XA-7' },
      },
    ],
    CareDayRemoved: [{ reason: 'Consent withdrawn.', valueDate: '2026-04-02' }],
  },
);

/** A stored sample of every version of every event of a task. */
export const taskSamples = samplesOf(
  taskEvents,
  { taskId: 'tk_1', clientId },
  {
    TaskAssigned: [
      {
        clientId,
        title: 'Send the offer',
        detail: 'Three years, fixed.',
        ownerId: 'rm-7',
        unitId: 'un_b',
        dueOn: '2026-03-06',
        remindOn: '2026-03-05',
        source: 'warning',
        sourceId: 'EW-01',
      },
    ],
    TaskDelegated: [{ from: 'rm-7', ownerId: 'rm-9', unitId: 'un_b', reason: 'Leave.' }],
    TaskPostponed: [
      { from: '2026-03-06', dueOn: '2026-03-09', remindOn: '2026-03-08', reason: 'Asked to.' },
    ],
    TaskReminderGiven: [{ ownerId: 'rm-7', valueDate: '2026-03-05' }],
    TaskEscalated: [
      {
        rule: 'TE-01',
        version: 1,
        level: 1,
        toUnitId: 'un_b',
        daysOverdue: 1,
        valueDate: '2026-03-07',
      },
    ],
    TaskCompleted: [{ result: 'Sent.' }],
    TaskDropped: [{ reason: 'They have signed elsewhere.' }],
  },
);

/** A stored sample of every version of every event of a promise. */
export const promiseSamples = samplesOf(
  promiseEvents,
  { promiseId: 'pr_1', clientId },
  {
    PromiseMade: [
      {
        kind: 'promise',
        what: 'An offer for three years',
        dueOn: '2026-03-06',
        interactionId: 'in_1',
        office: 'CFO',
        ownerId: 'rm-7',
        unitId: 'un_b',
      },
    ],
    PromiseRescheduled: [{ from: '2026-03-06', dueOn: '2026-03-09', reason: 'Agreed.' }],
    PromiseHandedOver: [{ from: 'rm-7', ownerId: 'rm-9', unitId: 'un_b', reason: 'Moved.' }],
    PromiseKept: [{ result: 'Sent.', inTime: true, valueDate: '2026-03-06' }],
    PromiseReleased: [{ reason: 'They have signed elsewhere.' }],
    PromiseBroken: [{ dueOn: '2026-03-06', toUnitId: 'un_b', valueDate: '2026-03-07' }],
  },
);

const incoming = {
  channel: 'email',
  from: 'cfo@qinling.example',
  to: 'vip@bank.example',
  subject: 'The grid connection',
  text: 'It is late by a month.',
  sentAt: '2026-03-01T08:00:00.000Z',
  attachments: [],
} as const;

/** A stored sample of every version of every event of a message. */
export const messageSamples = samplesOf(
  messageEvents,
  { messageId: 'ms_1' },
  {
    MessageReceived: [incoming],
    MessageFiled: [{ ...incoming, clientId, by: 'reader' }],
    MessageSetAside: [{ reason: 'Advertising.' }],
  },
);

/** A stored sample of every version of every event of how a client is reached. */
export const reachSamples = samplesOf(
  reachEvents,
  { clientId },
  {
    AddressAdded: [{ channel: 'email', address: 'cfo@qinling.example', office: 'CFO' }],
    AddressRemoved: [{ channel: 'sms', address: '+8613900000000', reason: 'Sold.' }],
    PreferenceStated: [{ channels: ['wechat', 'email'], language: 'zh', digest: true }],
    ConsentGiven: [{ topic: 'market', evidence: 'Signed on 2 March.' }],
    ConsentWithdrawn: [{ topic: 'care', evidence: 'By telephone.' }],
    NewsAdmitted: [{ noticeId: 'nt_2', because: 'enough', valueDate: '2026-03-02' }],
  },
);

const answered = {
  topic: 'repayment',
  question: { en: 'May we prepay?', zh: '可以提前还款吗？' },
  answer: { en: 'Yes, with three days’ notice.', zh: '可以，请提前三天通知。' },
} as const;

const told = {
  clientId,
  topic: 'payment',
  about: 'ln_1',
  language: 'en',
  subject: 'Payment due',
  text: 'CNY 10,360.00 is due on 1 April.',
  valueDate: '2026-03-25',
} as const;

/** A stored sample of every version of every event of a notice. */
export const noticeSamples = samplesOf(
  noticeEvents,
  { noticeId: 'nt_1', clientId },
  {
    NoticeOffered: [{ ...told, topic: 'market' }],
    NoticePrepared: [
      {
        ...{ ...told, channel: 'email', address: 'cfo@qinling.example' },
        sendFrom: '2026-03-25T00:00:00.000Z',
      },
    ],
    NoticeLackedAddress: [told],
    NoticeHeld: [
      { ...told, topic: 'market', digestId: 'cl_qinling.2026-03-06', because: 'enough' },
    ],
    NoticeRead: [{ clientId, readAt: '2026-03-25T02:00:00.000Z' }],
    NoticeDelivered: [{ clientId, deliveredAt: '2026-03-25T01:30:00.000Z' }],
    NoticeFailed: [{ clientId, reason: 'Mailbox full.' }],
  },
);

/** A stored sample of every version of every event of a common question. */
export const commonQuestionSamples = samplesOf(
  commonQuestionEvents,
  { questionId: 'qu_1' },
  {
    CommonQuestionPublished: [answered],
    CommonQuestionRevised: [{ ...answered, reason: 'The notice was shortened.' }],
    CommonQuestionRetired: [{ reason: 'The rule has gone.' }],
  },
);

const at = '2026-03-02T01:30:00.000Z';

/** A stored sample of every version of every event of a case. */
export const caseSamples = samplesOf(
  caseEvents,
  { caseId: 'ca_1' },
  {
    CaseOpened: [
      {
        clientId,
        category: 'complaint',
        channel: 'phone',
        urgency: 'urgent',
        subject: 'The drawdown is late',
        text: 'We have waited for a week.',
        raisedBy: 'client',
        at,
        office: { calendar: 'china', timeZone: 'Asia/Shanghai' },
      },
    ],
    CaseMigrated: [
      {
        category: 'complaint',
        channel: 'onlinePlatform',
        product: 'Mortgage',
        subject: 'Servicing',
        text: 'They lost my papers.',
        about: 'Another Bank',
        receivedOn: '2013-07-29',
        forwardedOn: '2013-07-30',
        outcome: 'explained',
        timely: true,
        disputed: false,
        origin: { kind: 'migration', source: 'complaints', assumed: [] },
        valueDate: '2013-07-29',
      },
    ],
    CaseClassified: [
      { line: 'fixedAssets', serviceStep: 'drawdown', product: 'Equipment', theme: 'Waiting' },
    ],
    CaseAssessed: [
      {
        importance: 'high',
        urgency: 'urgent',
        priority: 'first',
        rule: 'CP-01',
        version: 1,
        finding: 'A form was missing.',
      },
    ],
    CasePlanned: [{ actions: [{ what: 'Fetch the form', dueOn: '2026-03-03' }] }],
    CaseAssigned: [
      {
        clientId,
        ownerId: 'rm-7',
        subject: 'The drawdown is late',
        actions: [{ what: 'Fetch the form', dueOn: '2026-03-03' }],
      },
    ],
    CaseMessageReceived: [{ text: 'And now?', at }],
    CaseAnswered: [{ text: 'Tomorrow.', channel: 'phone', at }],
    CasePaused: [{ reason: 'We wait for the form.', at }],
    CaseResumed: [{ at }],
    CaseResolved: [
      {
        clientId: 'cl_qinling',
        outcome: 'compensated',
        resolution: 'Paid out; the fee is waived.',
        compensation: { minor: 50_000, currency: 'CNY' },
        timely: true,
        workingMinutes: 240,
        at,
      },
    ],
    CaseReopened: [{ reason: 'It happened again.', at }],
    CaseEffectReviewed: [
      { effective: true, satisfaction: 4, finding: 'Content.', improvement: 'A list of papers.' },
    ],
    CaseWarned: [{ clock: 'resolution', valueDate: '2026-03-02' }],
    CaseBreached: [{ clock: 'resolution', toUnitId: 'un_b', valueDate: '2026-03-03' }],
  },
);
