import type { DecimalText, Labels } from '#kernel';
import { Decimal } from '#kernel';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Scorecard } from '../scorecard/score.js';
import { scoreRules } from '../scorecard/score.rules.js';
import type { Measured } from '../scorecard/score.rules.js';
import { GetPlan } from '../views/plans.view.js';
import { ListScorecards } from '../views/scorecards.view.js';

/** How far somebody is with one target; a share of 1, absent where there was nothing to measure. */
export interface TargetProgress {
  readonly measure: Measured;
  readonly label: Labels;
  readonly target: DecimalText;
  readonly actual?: DecimalText;
  readonly reached?: DecimalText;
}

/** A month of a plan, beside the scorecard of the person. */
export interface MonthProgress {
  readonly planId: string;
  readonly personId: string;
  readonly month: string;
  readonly score?: DecimalText;
  readonly targets: readonly TargetProgress[];
}

/** Holds what somebody agreed to reach against the scorecard of a month. */
@Injectable()
export class PlanProgress {
  constructor(private readonly queries: QueryBus) {}

  async of(planId: string, month: string): Promise<MonthProgress> {
    const { personId, targets } = await this.queries.execute(GetPlan.of({ planId }));
    const found = await this.queries.execute(ListScorecards.of({ month, managerId: personId }));
    const [card] = found;
    return {
      ...{ planId, personId, month },
      ...(card?.score !== undefined && { score: card.score }),
      targets: targets.map(({ measure, target }) => ({
        ...{ measure, label: labelOf(measure), target },
        ...against(target, actualOf(card, measure)),
      })),
    };
  }
}

const ruleOf = (measure: Measured) => scoreRules.findLast((rule) => rule.measure === measure);

const labelOf = (measure: Measured): Labels =>
  ruleOf(measure)?.label ?? { en: measure, zh: measure };

const actualOf = (card: Scorecard | undefined, measure: Measured): DecimalText | undefined =>
  card?.measures.find(({ rule }) => rule === ruleOf(measure)?.id)?.actual;

const against = (target: DecimalText, actual: DecimalText | undefined) =>
  actual === undefined ? {} : { actual, reached: new Decimal(actual).div(target).toFixed(4) };
