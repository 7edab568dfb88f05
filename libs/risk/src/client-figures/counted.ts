import type { Day, Figure } from '#kernel';
import { daysBetween } from '#kernel';
import type { Indicator } from '../indicators/indicator.codes.js';
import { auditPoints } from '../memory/known-of-client.js';
import { signalPoints } from '../memory/signals-of-client.js';
import type { ClientMemory } from './figures-of-client.js';
import { daysBeyondCadence, loanFiguresOn } from './figures-of-client.js';

type Counting = (memory: ClientMemory, day: Day) => Figure | null | undefined;

const ofLoans =
  (
    id: 'daysPastDue' | 'otherLoansNonPerforming' | 'guaranteeCoverage' | 'loansWrittenOff',
  ): Counting =>
  (memory, day) =>
    loanFiguresOn(memory, day)[id];

/** How each figure is counted that no formula reckons. */
const counting: ReadonlyMap<Indicator, Counting> = new Map<Indicator, Counting>([
  ['daysPastDue', ofLoans('daysPastDue')],
  ['otherLoansNonPerforming', ofLoans('otherLoansNonPerforming')],
  ['guaranteeCoverage', ofLoans('guaranteeCoverage')],
  ['loansWrittenOff', ofLoans('loansWrittenOff')],
  ['daysBeyondCadence', daysBeyondCadence],
  ['signalPoints', (memory, day) => signalPoints(memory, day, false)],
  ['observationPoints', (memory, day) => signalPoints(memory, day, true)],
  ['auditConcern', ({ statements: [latest] }) => latest && auditPoints(latest.audit)],
  ['statementAge', ({ statements: [latest] }, day) => latest && daysBetween(latest.periodEnd, day)],
]);

/** A figure that is counted, not reckoned by a formula. Undefined unknown, null nothing there. */
export const countedFigure = (
  memory: ClientMemory,
  day: Day,
  id: Indicator,
): Figure | null | undefined => counting.get(id)?.(memory, day);
