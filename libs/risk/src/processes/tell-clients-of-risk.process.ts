import { PrepareNotice } from '#engagement';
import { defineProcess } from '#kernel';
import { followingId } from '#platform';
import { adviceEvents } from '../advice/advice.events.js';
import { responseEvents } from '../response/response.events.js';

/**
 * What the bank has to say of a risk goes to the client as a notice: advice where it agreed to be
 * advised, and a proposal that nobody hands over in person.
 */
export const tellClientsOfRisk = defineProcess({
  name: 'tell-clients-of-risk',
  events: { ...adviceEvents, ...responseEvents },
  on: {
    RiskAdviceOffered: ({ adviceId, clientId, en, zh, proposal }) => [
      PrepareNotice.of({
        noticeId: followingId('nt', adviceId),
        clientId,
        topic: 'riskAdvice',
        about: adviceId,
        en: { subject: en.subject, text: `${en.text}\n\n${proposal}` },
        zh: { subject: zh.subject, text: `${zh.text}\n\n${proposal}` },
      }),
    ],
    SolutionProposed: ({ responseId, clientId, proposal, channel }, { eventId }) =>
      channel === 'email' || channel === 'letter'
        ? [
            PrepareNotice.of({
              noticeId: followingId('nt', eventId),
              clientId,
              topic: 'riskAlert',
              about: responseId,
              en: { subject: 'A risk we see, and what we propose', text: proposal },
              zh: { subject: '风险提示与解决方案', text: proposal },
            }),
          ]
        : [],
  },
});
