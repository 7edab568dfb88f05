import { clientId } from '#credit/examples';
import { cny } from '#kernel';
import { stepsOf } from './playbook.rules.js';
import { responseEvents } from './response.events.js';

export const responseId = 'cl_1:EW-01:1';
const valueDate = '2026-03-02';

/** EW-01 warns yellow of a client on 2 March 2026: the client is called. */
export const started = responseEvents.ResponseStarted({
  responseId,
  clientId,
  rule: 'EW-01',
  playbook: 'collect',
  response: 'engageAndAmend',
  level: 'yellow',
  steps: stepsOf('collect', 'yellow', valueDate),
  valueDate,
});

/** It has become red on 5 March. */
export const madeRed = responseEvents.ResponseWidened({
  level: 'red',
  steps: stepsOf('collect', 'red', '2026-03-05'),
  valueDate: '2026-03-05',
});

export const called = responseEvents.ResponseStepDone({
  step: 'callClient',
  result: 'Their customer pays on Friday.',
  doneBy: 'rm-7',
  valueDate,
});

export const escalated = responseEvents.ResponseEscalated({
  to: 'committee',
  step: 'callClient',
  daysOverdue: 3,
  rule: 'ER-R2',
  valueDate: '2026-03-09',
});

export const offered = responseEvents.SolutionProposed({
  proposal: 'Two instalments instead of one.',
  channel: 'meeting',
  proposedBy: 'rm-7',
  valueDate,
});

export const accepted = responseEvents.ProposalAnswered({
  answer: 'accepted',
  comment: 'Agreed at the works.',
  valueDate,
});

/** What the committee decides on was reported to it. */
export const reported = responseEvents.ResponseStepDone({
  step: 'reportToCommittee',
  result: 'Restructure over two years.',
  doneBy: 'rm-7',
  valueDate,
});

export const decided = responseEvents.CommitteeDecided({
  decision: 'Restructure over two years.',
  members: ['chen', 'li'],
  response: 'supportOrRestructure',
  decidedBy: 'rm-7',
  valueDate,
});

export const sued = responseEvents.LegalStageReached({
  stage: 'filed',
  court: '西安市中级人民法院',
  reference: '(2026)陕01民初1号',
  reachedBy: 'rm-7',
  valueDate,
});

export const targeted = responseEvents.ExposureTargetSet({
  target: cny(40_000),
  by: '2026-12-31',
  exposure: cny(60_000),
  setBy: 'rm-7',
  valueDate,
});

export const ended = responseEvents.ResponseEnded({ verdict: 'truePositive', valueDate });
