import type { DatedRule, Day, Labels, Level } from '#kernel';
import { addDays, inForce } from '#kernel';

/** By which day each step upon a warning is due. */
export interface DueDays {
  readonly acknowledgeBy: Day;
  readonly assessBy: Day;
  readonly actBy: Day;
  readonly closeBy: Day;
}

/** Days from the raising or escalation of a warning of a level to each step upon it. */
export interface ResponseTimes extends DatedRule {
  readonly label: Labels;
  readonly level: Level;
  readonly acknowledge: number;
  readonly assess: number;
  readonly act: number;
  readonly close: number;
}

const base = { version: 1, inForceFrom: '2000-01-01', source: 'House rule' } as const;

/** The graver the warning, the sooner the answer. Calendar days. */
export const responseTimes: readonly ResponseTimes[] = [
  {
    ...base,
    id: 'RT-yellow',
    label: { en: 'Answer to a yellow warning', zh: '黄色预警处置时限' },
    level: 'yellow',
    acknowledge: 5,
    assess: 10,
    act: 20,
    close: 90,
  },
  {
    ...base,
    id: 'RT-orange',
    label: { en: 'Answer to an orange warning', zh: '橙色预警处置时限' },
    level: 'orange',
    acknowledge: 2,
    assess: 5,
    act: 10,
    close: 60,
  },
  {
    ...base,
    id: 'RT-red',
    label: { en: 'Answer to a red warning', zh: '红色预警处置时限' },
    level: 'red',
    acknowledge: 1,
    assess: 3,
    act: 5,
    close: 30,
  },
];

/** The days by which a warning that reached a level on a day is to be dealt with. */
export function dueDays(level: Level, day: Day): DueDays {
  const times = inForce(responseTimes, day).find((row) => row.level === level);
  if (times === undefined) throw new RangeError(`no response times for ${level} on ${day}`);
  return {
    acknowledgeBy: addDays(day, times.acknowledge),
    assessBy: addDays(day, times.assess),
    actBy: addDays(day, times.act),
    closeBy: addDays(day, times.close),
  };
}
