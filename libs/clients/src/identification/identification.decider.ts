import type { Day, Evolve } from '#kernel';
import { Decimal, defineDecider, valueDateOf } from '#kernel';
import { checkSource } from '../client/check-source.js';
import { ClientUnknown } from '../client/client.refusals.js';
import { clientFile } from '../views/client-file.view.js';
import { qualityOn } from '../data-quality/data-quality.rules.js';
import { dataQuality } from '../views/data-quality.view.js';
import type { IdentificationStandard } from './identification.codes.js';
import { IdentificationStage } from './identification.codes.js';
import * as commands from './identification.commands.js';
import type { Judged } from './identification.events.js';
import { identificationEvents } from './identification.events.js';
import { identificationRefusals as refuse } from './identification.refusals.js';
import type { IdentificationRule } from './identification.rules.js';
import { identificationRuleOn, tooLow, totalOf, unscored } from './identification.rules.js';

const { IdentificationStarted, StandardScored, IdentificationAdvanced, IdentificationConcluded } =
  identificationEvents;

type Scores = Readonly<Partial<Record<IdentificationStandard, number>>>;

interface Identification {
  readonly stage: IdentificationStage;
  readonly scores: Scores;
  readonly isOver: boolean;
  readonly lastOn: Day;
}

const evolve: Evolve<Identification, typeof identificationEvents> = {
  IdentificationStarted: ({ valueDate }) => ({
    stage: 'research',
    scores: {},
    isOver: false,
    lastOn: valueDate,
  }),
  StandardScored: ({ standard, score, valueDate }, before) => ({
    ...before,
    scores: { ...before.scores, [standard]: score },
    lastOn: valueDate,
  }),
  IdentificationAdvanced: ({ to, valueDate }, before) => ({
    ...before,
    stage: to,
    lastOn: valueDate,
  }),
  IdentificationConcluded: ({ valueDate }, before) => ({
    ...before,
    isOver: true,
    lastOn: valueDate,
  }),
};

const officers = ['relationshipManager', 'riskOfficer'] as const;

/** How one client or prospect is identified: in four stages with gates, by six standards. */
export const identification = defineDecider({
  stream: 'identification',
  by: 'clientId',
  prefix: 'cl',
  events: identificationEvents,
  commands,
  allow: {
    StartIdentification: officers,
    ScoreStandard: officers,
    AdvanceIdentification: officers,
    ConcludeIdentification: officers,
  },
  evolve,
  consult: {
    StartIdentification: ({ clientId }) => ({ client: clientFile.row(clientId) }),
    AdvanceIdentification: ({ clientId }) => ({ filed: dataQuality.row(clientId) }),
  },
  create: {},
  either: {
    StartIdentification({ research, valueDate }, before: Identification | undefined, context) {
      const { today, actor, client } = context;
      if (client === undefined) throw ClientUnknown({ field: 'clientId' });
      if (before && !before.isOver) throw refuse.IdentificationUnderWay({ stage: before.stage });
      const on = valueDateOf(valueDate, { today, notBefore: before?.lastOn });
      return IdentificationStarted({ research, startedBy: actor.id, valueDate: on });
    },
  },
  decide: {
    ScoreStandard(command, before, { today, actor }) {
      const { standard, score, method, evidence, source, valueDate } = command;
      const { on, rule } = stands(before, valueDate, today);
      checkSource(source, today);
      return StandardScored({
        ...{ standard, score, method, evidence, source },
        scoredBy: actor.id,
        judged: judged({ ...before.scores, [standard]: score }, rule),
        valueDate: on,
      });
    },

    AdvanceIdentification({ finding, valueDate }, before, { today, actor, filed }) {
      const { on, rule } = stands(before, valueDate, today);
      const { stage: from, scores } = before;
      const to = IdentificationStage.all[IdentificationStage.all.indexOf(from) + 1];
      if (to === undefined) throw refuse.LastStage();
      // Statements grow old: what the file was worth at its last change says nothing of today.
      const completeness = filed === undefined ? 0 : qualityOn(filed.facts, on).score;
      const least = rule.leastCompleteness;
      if (to === 'screening' && completeness < least) {
        throw refuse.FileTooPoor({ completeness, least });
      }
      if (to === 'communication') checkScores(scores, rule);
      return IdentificationAdvanced({
        ...{ from, to, finding },
        judged: judged(scores, rule),
        advancedBy: actor.id,
        valueDate: on,
      });
    },

    ConcludeIdentification({ outcome, reason, valueDate }, before, { today, actor }) {
      const { on, rule } = stands(before, valueDate, today);
      if (outcome === 'target') {
        if (before.stage !== 'communication') throw refuse.StagesMissing({ stage: before.stage });
        checkScores(before.scores, rule);
      }
      return IdentificationConcluded({
        ...{ outcome, reason },
        judged: judged(before.scores, rule),
        concludedBy: actor.id,
        valueDate: on,
      });
    },
  },
});

/** The day a fact counts for, and its rule. Refuses what is concluded. */
function stands({ isOver, lastOn }: Identification, stated: Day | undefined, today: Day) {
  if (isOver) throw refuse.IdentificationOver();
  const on = valueDateOf(stated, { today, notBefore: lastOn });
  const rule = identificationRuleOn(on);
  if (rule === undefined) throw refuse.IdentificationUnruled({ day: on });
  return { on, rule };
}

const judged = (scores: Scores, rule: IdentificationRule): Judged => ({
  rule: rule.id,
  version: rule.version,
  total: totalOf(scores, rule),
});

/** Refuses scores that are not all there, or lower than the rule asks for. */
function checkScores(scores: Scores, rule: IdentificationRule): void {
  const missing = unscored(scores);
  if (missing.length > 0) throw refuse.StandardsUnscored({ missing });
  const total = totalOf(scores, rule);
  const low = tooLow(scores, rule);
  if (low.length > 0 || new Decimal(total).lt(rule.leastTotal)) {
    throw refuse.ScoresTooLow({ total, least: rule.leastTotal, low });
  }
}
