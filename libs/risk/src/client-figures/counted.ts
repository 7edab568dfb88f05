import type { Day, Figure } from '#kernel';
import { daysBetween } from '#kernel';
import type { formulas } from '../indicators/formulas.js';
import type { Indicator } from '../indicators/indicator.codes.js';
import { covenantPoints, leastHeadroom, projectDelayPoints } from '../memory/projects-of-client.js';
import { auditPoints } from '../memory/known-of-client.js';
import { economySignals, industrySignals, pointsOfSignals } from '../memory/surroundings.js';
import { signalPoints } from '../memory/signals-of-client.js';
import type { ClientMemory } from './figures-of-client.js';
import { daysBeyondCadence, loanFiguresOn } from './figures-of-client.js';

type Counting = (memory: ClientMemory, day: Day) => Figure | null | undefined;
/** How each indicator is counted that has no formula: one that is left out does not compile. */
export type CountedFigures = Readonly<Record<Exclude<Indicator, keyof typeof formulas>, Counting>>;

const ofLoans =
  (id: keyof ReturnType<typeof loanFiguresOn>): Counting =>
  (memory, day) =>
    loanFiguresOn(memory, day)[id];

const figures: CountedFigures = {
  daysPastDue: ofLoans('daysPastDue'),
  otherLoansNonPerforming: ofLoans('otherLoansNonPerforming'),
  guaranteeCoverage: ofLoans('guaranteeCoverage'),
  loansWrittenOff: ofLoans('loansWrittenOff'),
  daysBeyondCadence,
  signalPoints: (memory, day) => signalPoints(memory, day, false),
  observationPoints: (memory, day) => signalPoints(memory, day, true),
  industrySignalPoints: (memory, day) => pointsOfSignals(industrySignals(memory, day)),
  economySignalPoints: (memory, day) => pointsOfSignals(economySignals(memory, day)),
  projectDelay: projectDelayPoints,
  covenantHeadroom: leastHeadroom,
  covenantPoints,
  auditConcern: ({ statements: [latest] }) => latest && auditPoints(latest.audit),
  statementAge: ({ statements: [latest] }, day) => latest && daysBetween(latest.periodEnd, day),
};
const counting = new Map(Object.entries(figures));

/** A figure that no formula gives. Undefined is unknown, null is nothing to observe. */
export const countedFigure = (
  memory: ClientMemory,
  day: Day,
  id: Indicator,
): Figure | null | undefined => counting.get(id)?.(memory, day);
