import { SubmitAgreed } from '#credit';
import { defineProcess, pick } from '#kernel';
import { solutionEvents } from '../solution/solution.events.js';

/** The loans of an accepted solution are applied for with its terms: nothing is typed again. */
export const applyForSolutions = defineProcess({
  name: 'apply-for-solutions',
  events: pick(solutionEvents, 'SolutionAccepted'),
  on: {
    SolutionAccepted: ({ clientId, loans, managerId, recordedBy, preparedBy, valueDate }) =>
      loans.map(({ applicationId, terms, product }) =>
        SubmitAgreed.of({
          ...{ applicationId, clientId, terms, product, managerId, preparedBy, valueDate },
          submittedBy: recordedBy,
        }),
      ),
  },
});
