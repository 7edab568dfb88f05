import { dueDays } from '../early-warning/response-times.rules.js';
import { warningEvents } from './warning.events.js';

const { WarningRaised, WarningEscalated, WarningEased, WarningLifted } = warningEvents;
const { WarningRaisedByHand, RiskScoreChanged } = warningEvents;
const { WarningAcknowledged, WarningAssessed, WarningActionTaken, WarningClosed } = warningEvents;

/** What EW-01 is, at the version of 2 March 2026. */
export const overdueAbout = {
  label: { en: 'Repayment past due', zh: '还款逾期' },
  signal: 'credit',
  owner: 'relationshipManager',
  playbook: 'collect',
  weight: 5,
} as const;

/** EW-01 speaks of a client whose loan stands at position 900. */
export const overdueRule = {
  rule: 'EW-01',
  ruleSetId: 'release',
  version: 2,
  watch: 'daysPastDue',
  facts: [{ stream: 'loan-L-1', position: 900 }],
} as const;
const rule = overdueRule.rule;
const number = 1;

export const warnedYellow = WarningRaised({
  ...overdueRule,
  observed: 3,
  threshold: 1,
  leavesAt: 0,
  valueDate: '2026-03-02',
  number,
  level: 'yellow',
  due: dueDays('yellow', '2026-03-02'),
  about: overdueAbout,
});

export const escalatedToOrange = WarningEscalated({
  ...overdueRule,
  observed: 31,
  threshold: 31,
  leavesAt: 0,
  valueDate: '2026-03-30',
  from: 'yellow',
  level: 'orange',
  number,
  about: overdueAbout,
  due: dueDays('orange', '2026-03-30'),
});

export const escalatedToRed = WarningEscalated({
  ...overdueRule,
  observed: 91,
  threshold: 91,
  leavesAt: 30,
  valueDate: '2026-05-29',
  from: 'orange',
  level: 'red',
  number,
  about: overdueAbout,
  due: dueDays('red', '2026-05-29'),
});

export const easedToOrange = WarningEased({
  ...overdueRule,
  observed: 30,
  threshold: 30,
  leavesAt: 0,
  valueDate: '2026-06-10',
  from: 'red',
  level: 'orange',
});

export const warningLifted = WarningLifted({
  ...overdueRule,
  facts: [],
  observed: 0,
  threshold: 0,
  valueDate: '2026-03-10',
  from: 'yellow',
});

/** Somebody heard what no rule sees. */
export const warnedByHand = WarningRaisedByHand({
  rule: 'HAND-1',
  number,
  level: 'orange',
  due: dueDays('orange', '2026-03-02'),
  about: {
    label: { en: 'The founder is ill', zh: '创始人患病' },
    signal: 'credit',
    owner: 'riskOfficer',
    playbook: 'reviewDebtor',
    weight: 1,
  },
  finding: 'He has not been at the works for a month.',
  raisedBy: 'rm-7',
  valueDate: '2026-03-02',
});

/** A set gives the client 6 points for one rule. */
export const scored = RiskScoreChanged({
  ruleSetId: 'rs_1',
  code: 'ACT',
  version: 1,
  score: 6,
  parts: [
    {
      rule: 'ACT.FS-01',
      watch: 'liabilitiesToAssets',
      level: 'orange',
      weight: 3,
      observed: '0.9',
    },
  ],
  valueDate: '2026-03-02',
});

export const acknowledged = WarningAcknowledged({
  rule,
  number,
  acknowledgedBy: 'rm-7',
  valueDate: '2026-03-02',
});

export const assessed = WarningAssessed({
  rule,
  number,
  severity: 3,
  likelihood: 2,
  finding: 'A customer of theirs pays late; the order book is full.',
  assessedBy: 'rm-7',
  valueDate: '2026-03-02',
});

export const actedUpon = WarningActionTaken({
  rule,
  number,
  response: 'engageAndAmend',
  action: 'Agreed on payment by 10 March.',
  takenBy: 'rm-7',
  valueDate: '2026-03-02',
});

export const closedAsTrue = WarningClosed({
  rule,
  number,
  verdict: 'truePositive',
  conclusion: 'Paid on 10 March.',
  closedBy: 'rm-7',
  valueDate: '2026-03-02',
});

/** A false alarm while the figure stands at three days. */
export const closedAsFalse = WarningClosed({
  rule,
  number,
  verdict: 'falsePositive',
  conclusion: 'The transfer was under way.',
  closedBy: 'rm-7',
  silentUntil: '2026-08-29',
  observed: 3,
  valueDate: '2026-03-02',
});
