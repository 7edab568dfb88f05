import { SubmitApplication } from '#credit';
import { defineProcess, pick } from '#kernel';
import { solutionEvents } from '../solution/solution.events.js';

/** The loans of an accepted solution are applied for with its terms: nothing is typed again. */
export const applyForSolutions = defineProcess({
  name: 'apply-for-solutions',
  events: pick(solutionEvents, 'SolutionAccepted'),
  on: {
    SolutionAccepted: ({ clientId, loans, managerId, valueDate }) =>
      loans.map(({ applicationId, terms, productId }) =>
        SubmitApplication.of({
          ...{ applicationId, clientId, terms, managerId, valueDate },
          ...(productId !== undefined && { productId }),
        }),
      ),
  },
});
