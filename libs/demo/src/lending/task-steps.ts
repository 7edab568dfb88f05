import { AssignStep } from '#credit';
import type { Actor, Day } from '#kernel';
import { addDays } from '#kernel';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';
import { applicationId } from '../story.js';

/** Who does what applications wait for: given by the head of the unit, then handed on. */
export const taskSteps = ({ today }: Dates): readonly Step[] => {
  const assigned = (client: string, by: Actor, to: Actor, dueOn: Day, reason?: string): Step => {
    const id = applicationId(client, 2);
    const command = { applicationId: id, ownerId: to.id, dueOn, ...(reason && { reason }) };
    return {
      on: today,
      by,
      line: client,
      key: `${id}:AssignStep:${to.id}`,
      command: AssignStep.of(command),
    };
  };
  const { xianHead, risk, smallLoans, approver } = people;
  return [
    assigned('songhua', xianHead, approver, addDays(today, 3)),
    assigned('lanxi', xianHead, risk, addDays(today, 5)),
    assigned('lanxi', risk, smallLoans, addDays(today, 2), '本人外出尽调 (on due diligence)'),
  ];
};
