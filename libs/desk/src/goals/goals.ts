import { CountClients } from '#clients';
import type { SurveyAndResults } from '#engagement';
import { CountClub, CountWinBacks, ListSurveys } from '#engagement';
import type { DecimalText, Labels, Total } from '#kernel';
import { Decimal } from '#kernel';
import type { MarketNoteRow } from '#needs';
import { ListMarketNotes } from '#needs';
import { FindBottleneck } from '#performance';
import type { RiskKpis } from '#risk';
import { GetRiskKpis } from '#risk';
import type { Effects } from '#strategy';
import { GetEffects } from '#strategy';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { orNothing, rowsOf } from '../asked.js';
import { Benefit, Goal, GoalMeasure } from './goals.codes.js';

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
  /** What the bank gains by them. */
  readonly benefits: readonly {
    readonly benefit: Benefit;
    readonly label: Labels;
    readonly measures: readonly Measured[];
  }[];
}

export type Figures = Readonly<Record<GoalMeasure, DecimalText | undefined>>;

const measuresOf: Readonly<Record<Goal, readonly GoalMeasure[]>> = {
  satisfaction: ['netPromoterScore', 'satisfiedShare'],
  loyalty: ['wonBackShare', 'clubMembers'],
  efficiency: ['slowestStepDays', 'returnsPerDecision'],
  market: ['clients', 'marketShare', 'aheadOfPeers'],
  risk: ['defaultRate', 'delayRate', 'nonPerformingRatio'],
};

const measuresOfBenefit: Readonly<Record<Benefit, readonly GoalMeasure[]>> = {
  growth: ['clients', 'outstanding'],
  allocation: ['keyHoursShare', 'slowestStepDays'],
  competitiveness: ['marketShare', 'aheadOfPeers'],
  riskAhead: ['warnedAhead', 'nonPerformingRatio'],
  brand: ['netPromoterScore', 'satisfiedShare'],
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
      benefits: Benefit.all.map((benefit) => ({
        ...{ benefit, label: labelOf(Benefit(benefit)) },
        measures: measuresOfBenefit[benefit].map(measured),
      })),
    };
  }

  /** Every figure that a goal is measured by, now or as it was known. */
  async figures(knownAt?: string): Promise<Figures> {
    const ask = this.queries;
    const known = knownAt === undefined ? {} : { knownAt };
    const surveys = { purpose: 'regular', limit: 20, ...known } as const;
    const [path, kpis, found, winBacks, club, clients, tiers, notes] = await Promise.all([
      orNothing(ask.execute(FindBottleneck.of(known))),
      orNothing(ask.execute(GetRiskKpis.of(known))),
      rowsOf(ask.execute(ListSurveys.of(surveys))),
      orNothing(ask.execute(CountWinBacks.of(known))),
      orNothing(ask.execute(CountClub.of(known))),
      orNothing(ask.execute(CountClients.of({ dimension: 'role', ...known }))),
      orNothing(ask.execute(GetEffects.of({ by: 'serviceTier', ...known }))),
      rowsOf(ask.execute(ListMarketNotes.of({ tag: 'size', limit: 100, ...known }))),
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
      outstanding: yuan && new Decimal(yuan.outstanding).div(100).toFixed(2),
      marketShare: yuan && shareOfMarket(yuan.outstanding, notes),
      keyHoursShare: shareOfHours(tiers ?? []),
      warnedAhead: warnedAhead(kpis?.rules ?? []),
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

/** What is outstanding over what all lenders have lent, by the latest source that tells it. */
function shareOfMarket(minor: number, notes: readonly MarketNoteRow[]): DecimalText | undefined {
  const told = notes.find(
    ({ industry, outstanding }) => industry === undefined && outstanding?.currency === 'CNY',
  )?.outstanding;
  return told && new Decimal(minor).div(told.minor).toFixed(6);
}

/** The working hours for key clients over those for all; undefined where there are none. */
function shareOfHours(tiers: readonly Effects[]): DecimalText | undefined {
  const hours = (some: readonly Effects[]) =>
    some.reduce((sum, { contactHours, hoursPerYear }) => sum + contactHours + hoursPerYear, 0);
  const all = hours(tiers);
  return all === 0
    ? undefined
    : new Decimal(hours(tiers.filter(({ of }) => of === 'key'))).div(all).toFixed(4);
}

/** Of the failures of the latest month, the greatest share that a rule had warned of. */
function warnedAhead(rules: RiskKpis['rules']): DecimalText | undefined {
  const judged = rules.filter(({ recall }) => recall.share !== undefined);
  const last = judged.reduce((latest, { month }) => (month > latest ? month : latest), '');
  const shares = judged
    .filter(({ month }) => month === last)
    .map(({ recall }) => new Decimal(recall.share ?? 0));
  return shares.length === 0 ? undefined : Decimal.max(...shares).toFixed(4);
}

const counted = (totals: readonly Total[]): DecimalText | undefined =>
  totals.length === 0 ? undefined : String(totals.reduce((sum, { count }) => sum + count, 0));
