import type { Day } from '#kernel';
import { defineProcess, sweep } from '#kernel';
import { businessDayEvents, followingId } from '#platform';
import { JudgeCase } from '../case/case.commands.js';
import { caseEvents } from '../case/case.events.js';
import { PromptManager } from '../task/task.commands.js';
import type { CaseRow } from '../views/cases.rows.js';
import { cases } from '../views/cases.view.js';

/** The plan of a case becomes tasks of its owner; at the end of a day the clocks are looked at. */
export const followCases = defineProcess({
  name: 'follow-cases',
  events: { ...caseEvents, ...businessDayEvents },
  on: {
    CaseAssigned: ({ caseId, clientId, ownerId, subject, actions }, { revision }) =>
      clientId === undefined
        ? []
        : actions.map(({ what, dueOn }, index) =>
            PromptManager.of({
              taskId: followingId('tk', caseId, revision, index + 1),
              clientId,
              ownerId,
              title: what,
              detail: subject,
              dueOn,
              source: 'case',
              sourceId: caseId,
            }),
          ),
  },
  sweeps: {
    BusinessDayClosed: sweep(
      (_: { readonly day: Day }) => cases.rows({ open: true, source: 'own' }),
      ({ caseId, clientId }: CaseRow, { day }) => [
        JudgeCase.of({ caseId, ...(clientId !== undefined && { clientId }), day }),
      ],
    ),
  },
});
