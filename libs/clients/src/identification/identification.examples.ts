import type { IdentificationStage, IdentificationStandard } from './identification.codes.js';
import { IdentificationStandard as Standards } from './identification.codes.js';
import { identificationEvents } from './identification.events.js';
import { identificationRuleOn, totalOf } from './identification.rules.js';

export const clientId = 'cl_qinling';
const valueDate = '2026-03-02';
const source = { provenance: 'interview', statedOn: '2026-02-27' } as const;

type Scores = Readonly<Partial<Record<IdentificationStandard, number>>>;

function judged(scores: Scores) {
  const rule = identificationRuleOn(valueDate);
  if (rule === undefined) throw new RangeError('no rule weighs the standards');
  return { rule: rule.id, version: rule.version, total: totalOf(scores, rule) };
}

export const started = identificationEvents.IdentificationStarted({
  research: '新能源行业景气',
  startedBy: 'rm-7',
  valueDate,
});

/** A score of one standard, after others. */
export const scored = (standard: IdentificationStandard, score: number, others: Scores = {}) =>
  identificationEvents.StandardScored({
    standard,
    score,
    method: 'creditAssessment',
    evidence: '三年报表',
    source,
    scoredBy: 'rm-7',
    judged: judged({ ...others, [standard]: score }),
    valueDate,
  });

/** The same score of all six standards, one after another. */
export function scoredAll(score: number) {
  let others: Scores = {};
  return Standards.all.map((standard) => {
    const fact = scored(standard, score, others);
    others = { ...others, [standard]: score };
    return fact;
  });
}

export const advanced = (from: IdentificationStage, to: IdentificationStage, finding = '合格') =>
  identificationEvents.IdentificationAdvanced({
    ...{ from, to, finding },
    judged: judged({}),
    advancedBy: 'rm-7',
    valueDate,
  });

const seventy: Scores = Object.fromEntries(Standards.all.map((standard) => [standard, 70]));

export const concluded = identificationEvents.IdentificationConcluded({
  outcome: 'target',
  reason: '方向匹配',
  judged: judged(seventy),
  concludedBy: 'rm-7',
  valueDate,
});
