import { PromptManager } from '#engagement';
import type { Day, Level, Occurrence } from '#kernel';
import { addDays, defineProcess, Role } from '#kernel';
import { followingId } from '#platform';
import { contingencyEvents } from '../contingency/contingency.events.js';
import type { RatingGrade } from '../rating/rating.codes.js';
import { ratingEvents } from '../rating/rating.events.js';
import type { RiskBand } from '../treatment/treatment.codes.js';
import { treatmentOf } from '../treatment/treatment.rules.js';
import { warningEvents } from '../warning/warning.events.js';

/** The grades of clients who are little risk. */
const goodGrades: readonly RatingGrade[] = ['AAA', 'AA', 'A'];

/** What a level demands becomes tasks; several warnings of a month ask for it once. */
const tasksOf = (clientId: string, band: RiskBand, day: Day) =>
  treatmentOf(band, day).map(({ id, label, withinDays, approver }) => {
    const { en, zh } = Role(approver);
    return PromptManager.of({
      taskId: followingId('tk', clientId, id, day.slice(0, 7)),
      clientId,
      title: `${label.zh} (${label.en})`,
      detail: `${zh}审批。Approved by: ${en}.`,
      dueOn: addDays(day, withinDays),
      source: 'warning',
      sourceId: id,
    });
  });

interface Reached {
  readonly clientId: string;
  readonly level: Level;
  readonly valueDate: Day;
}

const reached = ({ clientId, level }: Reached, { at }: Occurrence) =>
  tasksOf(clientId, level, at.slice(0, 10));

/** Each level of risk is treated as the rules of the day say, and a plan that starts as it says. */
export const treatClients = defineProcess({
  name: 'treat-clients',
  events: { ...warningEvents, ...ratingEvents, ...contingencyEvents },
  on: {
    WarningRaised: reached,
    WarningRaisedByHand: reached,
    WarningEscalated: reached,
    ClientRated: ({ clientId, grade, from, cappedBy }, { at }) =>
      grade !== from && cappedBy === undefined && goodGrades.includes(grade)
        ? tasksOf(clientId, 'low', at.slice(0, 10))
        : [],
    ContingencyPlanStarted: ({ planId, clientId, measures, number, valueDate }) =>
      measures.map(({ action, owner, withinDays }, index) => {
        const { en, zh } = Role(owner);
        return PromptManager.of({
          taskId: followingId('tk', planId, String(number), String(index + 1)),
          clientId,
          title: action,
          detail: `${zh}负责。To be done by: ${en}.`,
          dueOn: addDays(valueDate, withinDays),
          source: 'warning',
          sourceId: planId,
        });
      }),
  },
});
