import { samplesOf } from '#kernel/testing';
import { bulletinEvents } from './bulletin/bulletin.events.js';
import { digestEvents } from './digest/digest.events.js';
import { clientId } from './examples.js';
import { noticeTemplateEvents } from './notice-template/notice-template.events.js';

/** A stored sample of every version of every event of a digest. */
export const digestSamples = samplesOf(
  digestEvents,
  { digestId: 'cl_qinling.2026-03-06', clientId },
  {
    NoticeGathered: [
      {
        ...{ noticeId: 'nt_2', topic: 'market', subject: 'Market', text: 'Steel is dearer.' },
        sendOn: '2026-03-06',
      },
    ],
    DigestClosed: [
      {
        number: 1,
        items: [{ noticeId: 'nt_2', topic: 'market', subject: 'Market', text: 'Steel is dearer.' }],
      },
    ],
  },
);

/** A stored sample of every version of every event of a bulletin. */
export const bulletinSamples = samplesOf(
  bulletinEvents,
  { bulletinId: 'bu_1' },
  {
    BulletinPublished: [
      {
        topic: 'policy',
        en: { subject: 'Green loans', text: 'A new rule.' },
        zh: { subject: '绿色贷款', text: '新政策。' },
      },
    ],
  },
);

/** A stored sample of every version of every event of a template. */
export const noticeTemplateSamples = samplesOf(
  noticeTemplateEvents,
  { templateId: 'tp_1' },
  {
    NoticeTemplateDrafted: [
      {
        topic: 'progress',
        en: { subject: 'Your application', text: '{amount} was approved.' },
        zh: { subject: '您的申请', text: '{amount} 已获批准。' },
        ...{ version: 1, draftedBy: 'pn_gao', reason: 'One wording for all.' },
      },
    ],
    NoticeTemplateConfirmed: [{ version: 1, confirmedBy: 'pn_li' }],
    NoticeTemplateDeclined: [{ version: 1, reason: 'Too short.', declinedBy: 'pn_li' }],
    NoticeTemplateRetired: [{ reason: 'No longer used.' }],
  },
);
