import type { DataOf, Day } from '#kernel';
import { defineProcess, pick, sweep } from '#kernel';
import { businessDayEvents } from '#platform';
import { bulletinEvents } from '../bulletin/bulletin.events.js';
import { caseEvents } from '../case/case.events.js';
import { CloseDigest, GatherNotice } from '../digest/digest.commands.js';
import { digestEvents } from '../digest/digest.events.js';
import { PrepareNotice } from '../notice/notice.commands.js';
import { noticeEvents } from '../notice/notice.events.js';
import type { DigestRow } from '../views/digests.view.js';
import { digests } from '../views/digests.view.js';
import type { ReachRow } from '../views/reach.view.js';
import { reachOf } from '../views/reach.view.js';

type Published = DataOf<typeof bulletinEvents.BulletinPublished>;

/** A notice has room for so many characters. */
const mostText = 4000;

/**
 * A bulletin goes to every client that agreed to hear of it; what does not press is gathered and
 * goes out on Friday; whoever turns to the bank is told at once that it was heard.
 */
export const tellClients = defineProcess({
  name: 'tell-clients',
  events: {
    ...bulletinEvents,
    ...digestEvents,
    ...businessDayEvents,
    ...pick(noticeEvents, 'NoticeHeld'),
    ...pick(caseEvents, 'CaseOpened'),
  },
  on: {
    NoticeHeld: ({ digestId, clientId, noticeId, subject, text }) => [
      GatherNotice.of({ digestId, clientId, noticeId, subject, text }),
    ],
    DigestClosed: ({ digestId, clientId, items }) => {
      const text = items
        .map((item) => `${item.subject}\n${item.text}`)
        .join('\n\n')
        .slice(0, mostText);
      return [
        PrepareNotice.of({
          noticeId: `nt_${digestId}.${items.length}`.slice(0, 80),
          clientId,
          topic: 'digest',
          en: { subject: 'News of the week', text },
          zh: { subject: '每周资讯汇总', text },
        }),
      ];
    },
    CaseOpened: ({ caseId, clientId, subject }) =>
      clientId === undefined
        ? []
        : [
            PrepareNotice.of({
              noticeId: `nt_${caseId}.received`.slice(0, 80),
              clientId,
              topic: 'acknowledgement',
              about: caseId,
              en: {
                subject: 'We have your request',
                text: `No. ${caseId}: ${subject}. Your relationship manager will answer.`,
              },
              zh: {
                subject: '您的诉求已受理',
                text: `编号 ${caseId}：${subject}。您的客户经理将尽快答复。`,
              },
            }),
          ],
  },
  sweeps: {
    BulletinPublished: sweep(
      () => reachOf.rows({}),
      ({ clientId, consents }: ReachRow, { bulletinId, topic, en, zh }: Published) =>
        consents.some((consent) => consent.topic === topic)
          ? [
              PrepareNotice.of({
                noticeId: `nt_${bulletinId}.${clientId}`.slice(0, 80),
                clientId,
                topic,
                about: bulletinId,
                en,
                zh,
              }),
            ]
          : [],
    ),
    BusinessDayClosed: sweep(
      ({ day }: { readonly day: Day }) => digests.rows({ state: 'open', sendOn: { upTo: day } }),
      ({ digestId, clientId }: DigestRow) => [CloseDigest.of({ digestId, clientId })],
    ),
  },
});
