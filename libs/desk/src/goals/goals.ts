import { CountClients } from '#clients';
import type { SurveyAndResults } from '#engagement';
import { CountClub, CountWinBacks, ListSurveys } from '#engagement';
import type { DecimalText, Labels, Total } from '#kernel';
import { Decimal } from '#kernel';
import { FindBottleneck } from '#performance';
import { GetRiskKpis } from '#risk';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { orNothing, rowsOf } from '../asked.js';
import { Goal, GoalMeasure } from './goals.codes.js';

/** One figure, now and as it was known before; absent where there was nothing to measure. */
export interface Measured {
  readonly measure: GoalMeasure;
  readonly label: Labels;
  readonly value?: DecimalText;
  readonly before?: DecimalText;
}

/** How far the bank is with each goal. */
export interface Goals {
  /** The day, moment or position it is compared with. */
  readonly before: string;
  readonly goals: readonly {
    readonly goal: Goal;
    readonly label: Labels;
    readonly measures: readonly Measured[];
  }[];
}

export type Figures = Readonly<Record<GoalMeasure, DecimalText | undefined>>;

const measuresOf: Readonly<Record<Goal, readonly GoalMeasure[]>> = {
  satisfaction: ['netPromoterScore', 'satisfiedShare'],
  loyalty: ['wonBackShare', 'clubMembers'],
  efficiency: ['slowestStepDays', 'returnsPerDecision'],
  market: ['clients', 'aheadOfPeers'],
  risk: ['defaultRate', 'delayRate', 'nonPerformingRatio'],
};

/** Gathers what every context says of the goals, each figure as its own page shows it. */
@Injectable()
export class GoalPages {
  constructor(private readonly queries: QueryBus) {}

  /** The goals now, or as they were known, beside what was known before that. */
  async of(before: string, knownAt?: string): Promise<Goals> {
    const now = await this.figures(knownAt);
    const then = await this.figures(before);
    const measured = (measure: GoalMeasure): Measured => {
      const [value, earlier] = [now[measure], then[measure]];
      return {
        ...{ measure, label: labelOf(GoalMeasure(measure)) },
        ...(value !== undefined && { value }),
        ...(earlier !== undefined && { before: earlier }),
      };
    };
    return {
      before,
      goals: Goal.all.map((goal) => ({
        ...{ goal, label: labelOf(Goal(goal)), measures: measuresOf[goal].map(measured) },
      })),
    };
  }

  /** Every figure that a goal is measured by, now or as it was known. */
  async figures(knownAt?: string): Promise<Figures> {
    const ask = this.queries;
    const known = knownAt === undefined ? {} : { knownAt };
    const surveys = { purpose: 'regular', limit: 20, ...known } as const;
    const [path, kpis, found, winBacks, club, clients] = await Promise.all([
      orNothing(ask.execute(FindBottleneck.of(known))),
      orNothing(ask.execute(GetRiskKpis.of(known))),
      rowsOf(ask.execute(ListSurveys.of(surveys))),
      orNothing(ask.execute(CountWinBacks.of(known))),
      orNothing(ask.execute(CountClub.of(known))),
      orNothing(ask.execute(CountClients.of({ dimension: 'role', ...known }))),
    ]);
    const slowest = path?.steps.find(({ step }) => step === path.bottleneck);
    const yuan = kpis?.nonPerforming.find(({ currency }) => currency === 'CNY');
    return {
      ...opinionsOf(found),
      wonBackShare: wonBack(winBacks ?? []),
      clubMembers: counted(club ?? []),
      slowestStepDays: slowest?.meanDays,
      returnsPerDecision: path?.returnsPerDecision,
      clients: counted((clients ?? []).filter(({ group }) => group['value'] === 'client')),
      defaultRate: kpis?.defaultRate,
      delayRate: kpis?.delayRate,
      nonPerformingRatio: yuan?.ratio,
    };
  }
}

const labelOf = ({ en, zh }: Labels): Labels => ({ en, zh });

/** What the latest regular survey with answers says. */
function opinionsOf(surveys: readonly SurveyAndResults[]) {
  const results = surveys.find(({ results: { valid } }) => valid > 0)?.results;
  const leads = (results?.peers ?? []).map(({ ahead }) => new Decimal(ahead));
  return {
    netPromoterScore: results?.recommendation?.score,
    satisfiedShare: results?.satisfaction?.satisfiedShare,
    aheadOfPeers: leads.length === 0 ? undefined : Decimal.min(...leads).toFixed(2),
  };
}

/** Of the attempts that ended; undefined where none did. */
function wonBack(totals: readonly Total[]): DecimalText | undefined {
  const ended = (state: string) =>
    totals.reduce((sum, { group, count }) => (group['state'] === state ? sum + count : sum), 0);
  const [won, lost] = [ended('won'), ended('lost')];
  return won + lost === 0 ? undefined : new Decimal(won).div(won + lost).toFixed(4);
}

const counted = (totals: readonly Total[]): DecimalText | undefined =>
  totals.length === 0 ? undefined : String(totals.reduce((sum, { count }) => sum + count, 0));
