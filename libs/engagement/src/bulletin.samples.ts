import { samplesOf } from '#kernel/testing';
import { bulletinEvents } from './bulletin/bulletin.events.js';
import { digestEvents } from './digest/digest.events.js';
import { clientId } from './examples.js';

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
