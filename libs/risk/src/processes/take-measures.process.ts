import { BlockCredit, UnblockCredit } from '#credit';
import { defineProcess, sweep } from '#kernel';
import type { KeptLoan } from '#lending';
import { ForwardMeasure, loanBook } from '#lending';
import { responseEvents } from '../response/response.events.js';

/** Under an exposure target no new credit is granted. */
const targetOf = (responseId: string) =>
  ({ cause: 'exposureTarget', reference: responseId, reason: responseId }) as const;

/**
 * The four responses use the commands of lending and credit. What a client accepts is proposed upon the
 * loan, where others approve it; a suit makes what is owed due at once; a target stops new credit.
 */
export const takeMeasures = defineProcess({
  name: 'take-measures',
  events: responseEvents,
  on: {
    ProposalAnswered: ({ responseId, answer, comment: reason, proposed }) => {
      if (answer !== 'accepted' || proposed === undefined) return [];
      const { loanId, maturesOn, by: instructedBy, number } = proposed;
      const proposalId = `${responseId}.${number}`;
      const measure = { kind: 'extension', maturesOn } as const;
      return [ForwardMeasure.of({ loanId, proposalId, responseId, measure, reason, instructedBy })];
    },
    ExposureTargetSet: ({ responseId, clientId, valueDate }) => [
      BlockCredit.of({ clientId, ...targetOf(responseId), valueDate }),
    ],
    ResponseEnded: ({ responseId, clientId, valueDate }) => [
      UnblockCredit.of({ clientId, ...targetOf(responseId), valueDate }),
    ],
  },
  sweeps: {
    LegalStageReached: sweep(
      ({ stage, clientId }: Reached) =>
        stage === 'filed' ? loanBook.rows({ clientId, status: 'active' }) : undefined,
      ({ loanId }: KeptLoan, { responseId, court, reference, reachedBy }) => [
        ForwardMeasure.of({
          loanId,
          proposalId: `${responseId}.filed`,
          responseId,
          measure: { kind: 'acceleration' },
          reason: ['Suit filed · 已立案', court, reference].filter(Boolean).join(' · '),
          instructedBy: reachedBy ?? responseId,
        }),
      ],
    ),
  },
});

interface Reached {
  readonly responseId: string;
  readonly clientId: string;
  readonly stage: string;
  readonly court?: string;
  readonly reference?: string;
  readonly reachedBy?: string;
}
