import { CountInteractions, CountNotices, CountTasks, GetCaseTimeliness } from '#engagement';
import type { DecimalText, Labels, Total } from '#kernel';
import { Decimal, inForce } from '#kernel';
import type { Day } from '#kernel';
import { GetFinancingSuccess } from '#needs';
import { CountInvestments, CountTrainings } from '#performance';
import { CountWatchList } from '#risk';
import { CountPlaybookResults, CountRelationshipPlans, GetSegments } from '#strategy';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { orNothing } from '../asked.js';
import { GoalPages } from '../goals/goals.js';
import type { DecisionRule } from './decision.rules.js';
import { decisionRules } from './decision.rules.js';
import type { DecisionFor, StrategyList } from './strategies.codes.js';
import { MeansFigure } from './strategies.codes.js';
import type { Means, Strategy } from './strategy.rules.js';
import { strategies } from './strategy.rules.js';

type Figures = Readonly<Partial<Record<MeansFigure, DecimalText | undefined>>>;

/** What serves a strategy, with its figure of now; absent where there is none, or not for the asker. */
export interface LiveMeans extends Means {
  readonly label: Labels;
  readonly value?: DecimalText;
}

/** A strategy, and what is done for it. */
export interface LiveStrategy extends Omit<Strategy, 'means'> {
  readonly means: readonly LiveMeans[];
}

/** What is advised, and the figure that it rests on. */
export interface Advice extends DecisionRule {
  readonly measured: Labels;
  readonly value: DecimalText;
}

const added = (totals: readonly Total[] | undefined, fits: (total: Total) => boolean) =>
  totals && String(totals.filter(fits).reduce((sum, { count }) => sum + count, 0));

const all = (): boolean => true;

const share = (part: number, rest: number): DecimalText | undefined =>
  part + rest === 0 ? undefined : new Decimal(part).div(part + rest).toFixed(4);

/** Whether a figure makes a rule speak. */
export function speaks({ when, bound }: DecisionRule, value: DecimalText): boolean {
  const beyond = new Decimal(value).comparedTo(bound);
  return when === 'above' ? beyond > 0 : beyond < 0;
}

/** Which means of the bank serve each strategy, and what their figures advise. */
@Injectable()
export class StrategyPages {
  constructor(
    private readonly queries: QueryBus,
    private readonly goals: GoalPages,
  ) {}

  /** The strategies of a day with their figures, of one list or all. */
  async list(day: Day, list?: StrategyList): Promise<readonly LiveStrategy[]> {
    const figures = await this.figures();
    return inForce(strategies, day)
      .filter((each) => list === undefined || each.list === list)
      .map(({ means, ...strategy }) => ({
        ...strategy,
        means: means.map((each) => live(each, figures)),
      }));
  }

  /** What the figures of now advise, for one or for all. */
  async advice(day: Day, whose?: DecisionFor): Promise<readonly Advice[]> {
    const figures = await this.figures();
    return inForce(decisionRules, day).flatMap((rule) => {
      const value = figures[rule.figure];
      if ((whose !== undefined && rule.for !== whose) || value === undefined) return [];
      return speaks(rule, value) ? [{ ...rule, measured: labelOf(rule.figure), value }] : [];
    });
  }

  private async figures(): Promise<Figures> {
    const [goals, relation, work] = await Promise.all([
      this.goals.figures(),
      this.relation(),
      this.work(),
    ]);
    return { ...goals, ...relation, ...work };
  }

  /** What is done with clients: needs, types, contacts, cases. */
  private async relation(): Promise<Figures> {
    const ask = this.queries;
    const [needs, segments, contacts, notices, care, cases] = await Promise.all([
      orNothing(ask.execute(GetFinancingSuccess.of({}))),
      orNothing(ask.execute(GetSegments.of({}))),
      orNothing(ask.execute(CountInteractions.of({ dimension: 'channel' }))),
      orNothing(ask.execute(CountNotices.of({}))),
      orNothing(ask.execute(CountNotices.of({ topic: 'care' }))),
      orNothing(ask.execute(GetCaseTimeliness.of({ source: 'own' }))),
    ]);
    const typed = segments?.filter(({ segment }) => segment !== 'unclassified');
    return {
      needsCaptured: needs && String(needs.needs),
      needsDrawn: needs && String(needs.drawn),
      successRate: needs?.successRate ?? undefined,
      typedClients: typed && String(typed.reduce((sum, { clients }) => sum + clients, 0)),
      contacts: added(contacts, all),
      channels: contacts && String(contacts.filter(({ count }) => count > 0).length),
      notices: added(notices, all),
      careNotices: added(care, all),
      timelyCases: cases && share(cases.timely, cases.late),
    };
  }

  /** What the bank does for it: steps, plans, tasks, training, tools, warnings. */
  private async work(): Promise<Figures> {
    const ask = this.queries;
    const [steps, plans, tasks, trainings, investments, watched] = await Promise.all([
      orNothing(ask.execute(CountPlaybookResults.of({}))),
      orNothing(ask.execute(CountRelationshipPlans.of({}))),
      orNothing(ask.execute(CountTasks.of({ dimension: 'state' }))),
      orNothing(ask.execute(CountTrainings.of({}))),
      orNothing(ask.execute(CountInvestments.of({}))),
      orNothing(ask.execute(CountWatchList.of({ by: 'level' }))),
    ]);
    return {
      stepsDone: steps && String(steps.reduce((sum, { done }) => sum + done, 0)),
      stepsOpen: steps && String(steps.reduce((sum, { open }) => sum + open, 0)),
      plansAgreed: plans && String(plans.reduce((sum, each) => sum + each.plans, 0)),
      planGoalsReached: plans && String(plans.reduce((sum, each) => sum + each.reached, 0)),
      tasksOpen: added(tasks, ({ group }) => group['value'] === 'open'),
      certificates: added(trainings, ({ group }) => group['state'] === 'certified'),
      investments: added(
        investments,
        ({ group: { state = '' } }) => state === 'approved' || state === 'reviewed',
      ),
      warned: added(watched, all),
    };
  }
}

const labelOf = (figure: MeansFigure): Labels => {
  const { en, zh } = MeansFigure(figure);
  return { en, zh };
};

function live(means: Means, figures: Figures): LiveMeans {
  const value = figures[means.figure];
  return { ...means, label: labelOf(means.figure), ...(value !== undefined && { value }) };
}
