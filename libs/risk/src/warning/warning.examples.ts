import { dueDays } from '../early-warning/response-times.rules.js';
import { warningEvents } from './warning.events.js';

const { WarningRaised, WarningEscalated, WarningEased, WarningLifted } = warningEvents;
const { WarningAcknowledged, WarningAssessed, WarningActionTaken, WarningClosed } = warningEvents;

/** EW-01 speaks of a client on 2 March 2026, at version 2. */
export const overdueRule = { rule: 'EW-01', version: 2 } as const;
const rule = overdueRule.rule;
const number = 1;

export const warnedYellow = WarningRaised({
  ...overdueRule,
  observed: 3,
  threshold: 1,
  valueDate: '2026-03-02',
  number,
  level: 'yellow',
  due: dueDays('yellow', '2026-03-02'),
});

export const escalatedToOrange = WarningEscalated({
  ...overdueRule,
  observed: 31,
  threshold: 31,
  valueDate: '2026-03-30',
  from: 'yellow',
  level: 'orange',
  due: dueDays('orange', '2026-03-30'),
});

export const escalatedToRed = WarningEscalated({
  ...overdueRule,
  observed: 91,
  threshold: 91,
  valueDate: '2026-05-29',
  from: 'orange',
  level: 'red',
  due: dueDays('red', '2026-05-29'),
});

export const easedToOrange = WarningEased({
  ...overdueRule,
  observed: 30,
  threshold: 30,
  valueDate: '2026-06-10',
  from: 'red',
  level: 'orange',
});

export const warningLifted = WarningLifted({
  ...overdueRule,
  observed: 0,
  threshold: 0,
  valueDate: '2026-03-10',
  from: 'yellow',
});

export const acknowledged = WarningAcknowledged({ rule, number });

export const assessed = WarningAssessed({
  rule,
  number,
  severity: 3,
  likelihood: 2,
  finding: 'A customer of theirs pays late; the order book is full.',
});

export const actedUpon = WarningActionTaken({
  rule,
  number,
  response: 'engageAndAmend',
  action: 'Agreed on payment by 10 March.',
});

export const closedAsTrue = WarningClosed({
  rule,
  number,
  verdict: 'truePositive',
  conclusion: 'Paid on 10 March.',
});

export const closedAsFalse = WarningClosed({
  rule,
  number,
  verdict: 'falsePositive',
  conclusion: 'The transfer was under way.',
});
