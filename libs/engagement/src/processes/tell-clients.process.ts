import type { DataOf, Day } from '#kernel';
import { defineProcess, pick, sweep } from '#kernel';
import { businessDayEvents, followingId } from '#platform';
import { bulletinEvents } from '../bulletin/bulletin.events.js';
import { caseEvents } from '../case/case.events.js';
import { CloseDigest, GatherNotice } from '../digest/digest.commands.js';
import { digestParts } from '../digest/digest-parts.js';
import { digestEvents } from '../digest/digest.events.js';
import { PrepareNotice, ReleaseNotice } from '../notice/notice.commands.js';
import { noticeEvents } from '../notice/notice.events.js';
import { AdmitNews } from '../reach/reach.commands.js';
import { reachEvents } from '../reach/reach.events.js';
import { RequestCategory } from '../service-level/service-level.codes.js';
import type { DigestRow } from '../views/messages/digests.view.js';
import { digests } from '../views/messages/digests.view.js';
import type { ReachRow } from '../views/contacts/reach.view.js';
import { reachOf } from '../views/contacts/reach.view.js';

type Published = DataOf<typeof bulletinEvents.BulletinPublished>;

/**
 * A bulletin goes to every client that agreed to hear of it. News beyond the limit of a week is
 * gathered and goes out on Friday. A client that turns to the bank gets a receipt at once.
 */
export const tellClients = defineProcess({
  name: 'tell-clients',
  events: {
    ...bulletinEvents,
    ...digestEvents,
    ...businessDayEvents,
    ...pick(noticeEvents, 'NoticeOffered', 'NoticeHeld'),
    ...pick(reachEvents, 'NewsAdmitted'),
    ...pick(caseEvents, 'CaseOpened'),
  },
  on: {
    NoticeOffered: ({ noticeId, clientId }) => [AdmitNews.of({ clientId, noticeId })],
    NewsAdmitted: ({ noticeId, clientId, because }) => [
      ReleaseNotice.of({ noticeId, clientId, ...(because && { because }) }),
    ],
    NoticeHeld: ({ digestId, clientId, noticeId, topic, subject, text }) => [
      GatherNotice.of({ digestId, clientId, noticeId, topic, subject, text }),
    ],
    DigestClosed: ({ digestId, clientId, number, items }) =>
      digestParts(items).map((text, index, { length }) =>
        PrepareNotice.of({
          noticeId: followingId('nt', digestId, number, index + 1),
          clientId,
          topic: 'digest',
          en: {
            subject: `News of the week${length > 1 ? ` (${index + 1} of ${length})` : ''}`,
            text,
          },
          zh: { subject: `每周资讯汇总${length > 1 ? `（${index + 1}/${length}）` : ''}`, text },
        }),
      ),
    CaseOpened: ({ caseId, clientId, category, raisedBy }) =>
      clientId === undefined || raisedBy === 'bank' ? [] : [receiptOf(caseId, clientId, category)],
  },
  sweeps: {
    BulletinPublished: sweep(
      () => reachOf.rows({}),
      ({ clientId, consents }: ReachRow, { bulletinId, topic, en, zh }: Published) =>
        consents.some((consent) => consent.topic === topic)
          ? [
              PrepareNotice.of({
                noticeId: followingId('nt', bulletinId, clientId),
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

/** The receipt of a request. It names the case and its kind, never what the bank wrote about it. */
const receiptOf = (caseId: string, clientId: string, category: RequestCategory) =>
  PrepareNotice.of({
    noticeId: followingId('nt', caseId, 'received'),
    clientId,
    topic: 'acknowledgement',
    about: caseId,
    values: [{ name: 'caseId', value: caseId }],
    en: {
      subject: 'We have your request',
      text: `No. ${caseId} (${RequestCategory(category).en}). Your relationship manager will answer.`,
    },
    zh: {
      subject: '您的诉求已受理',
      text: `编号 ${caseId}（${RequestCategory(category).zh}）。您的客户经理将尽快答复。`,
    },
  });
