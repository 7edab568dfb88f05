import { clientEvents } from '#clients';
import { applicationEvents } from '#credit';
import { caseEvents, interactionEvents, surveyAnswerEvents } from '#engagement';
import type { Day, Rows, Table, Total } from '#kernel';
import { Decimal, defineView, IsCode, pick, ViewQuery } from '#kernel';
import { loanEvents } from '#lending';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { CrmMode } from '../../mode/mode.codes.js';
import { modeEvents } from '../../mode/mode.events.js';
import { modeRuleOn } from '../../mode/mode.rules.js';
import { placementEvents } from '../../placement/placement.events.js';
import { segmentEvents } from '../../segment/segment.events.js';
import type { ClientEffectsRow } from './client-effects.rows.js';
import {
  contacted,
  counted,
  decided,
  effectContributions,
  EffectDimension,
  noEffectsOf,
  presentContributions,
  productContributions,
  staged,
  standing,
} from './client-effects.rows.js';

/** The effects of one mode or segment in a year: efficiency, satisfaction, risk, loyalty, cost. */
export interface Effects {
  readonly of: string;
  /** How many clients stand there now. */
  readonly clients: number;
  /** Efficiency: days from application to decision. */
  readonly decisions: number;
  readonly meanDecisionDays?: string;
  /** Response: cases resolved, the share in the promised time, and the working hours they took. */
  readonly cases: number;
  readonly timelyShare?: string;
  readonly meanCaseHours?: string;
  /** Satisfaction: answers, and promoters less detractors in percent of them. */
  readonly answers: number;
  readonly netPromoterScore?: string;
  /** Risk: how often a loan fell overdue, and the clients that are overdue now. */
  readonly arrears: number;
  readonly overdueClients: number;
  /** Loyalty: how often a client was found likely to leave, and how often one was kept after all. */
  readonly leaving: number;
  readonly kept: number;
  /** The mix of business: loans granted, by product. */
  readonly newLoans: readonly { readonly product: string; readonly loans: number }[];
  /** Cost: contacts and the working hours they took where the client was kept in a mode. */
  readonly contacts: number;
  readonly contactHours: number;
  /** The working hours that the clients of now take in a year besides contacts. */
  readonly hoursPerYear: number;
}

/** What each mode or segment comes to in efficiency, satisfaction, risk and cost. */
export class GetEffects extends ViewQuery<readonly Effects[]> {
  @IsCode(EffectDimension) readonly by!: EffectDimension;

  /** The year that is told; this one where it is left out. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(2000) @Max(2100) readonly year?: number;
}

const withoutLoan = ({ overdueLoans }: ClientEffectsRow, loanId: string) =>
  overdueLoans.filter((each) => each !== loanId);

const events = {
  ...modeEvents,
  ...pick(clientEvents, 'ClientRegistered', 'ClientMigrated'),
  ...pick(clientEvents, 'LifecycleStageChanged', 'ProspectConverted'),
  ...pick(segmentEvents, 'ClientTypeAssigned', 'ClientTypeEnded', 'ClientTypeOverridden'),
  ...pick(placementEvents, 'ClientSegmented', 'ClientSegmentEnded'),
  ...pick(interactionEvents, 'InteractionRecorded', 'InteractionCorrected', 'InteractionWithdrawn'),
  ...pick(caseEvents, 'CaseResolved'),
  ...pick(applicationEvents, 'ApplicationSubmitted', 'ApplicationApproved'),
  ...pick(applicationEvents, 'ApplicationDeclined', 'ApplicationWithdrawn'),
  ...pick(loanEvents, 'LoanGranted'),
  ...pick(loanEvents, 'LoanFellOverdue', 'LoanCameCurrent', 'LoanSettled', 'LoanWrittenOff'),
  ...pick(surveyAnswerEvents, 'SurveyAnswered'),
};

const placings: Rows<ClientEffectsRow, typeof events> = {
  ClientRegistered: ({ role, lifecycle }, row, { valueDate }) =>
    role === 'staff' ? undefined : standing(row, { lifecycle }, valueDate),
  ClientMigrated: ({ lifecycle, valueDate }, row) => standing(row, { lifecycle }, valueDate),
  ProspectConverted: ({ lifecycle }, row, { valueDate }) => standing(row, { lifecycle }, valueDate),
  LifecycleStageChanged: (change, row, { valueDate }) => staged(row, change, valueDate),
  ModeSwitched: ({ effective: mode }, row, { valueDate }) => standing(row, { mode }, valueDate),
  FacilityModeSwitched: ({ effective: mode }, row, { valueDate }) =>
    standing(row, { mode }, valueDate),
  FacilityModeEnded: ({ effective }, row, { valueDate }) =>
    standing(row, { mode: effective ?? 'none' }, valueDate),
  ClientTypeAssigned: ({ type }, row, { valueDate }) => standing(row, { type }, valueDate),
  ClientTypeOverridden: ({ type }, row, { valueDate }) => standing(row, { type }, valueDate),
  ClientTypeEnded: (_, row, { valueDate }) => standing(row, { type: 'unclassified' }, valueDate),
  // Age and occupation of a person say nothing of how a company is served.
  ClientSegmented: ({ taxonomy, value, valueDate }, row) =>
    taxonomy === 'demographicGroup' ? row : standing(row, { [taxonomy]: value }, valueDate),
  ClientSegmentEnded: ({ taxonomy, valueDate }, row) =>
    taxonomy === 'demographicGroup' ? row : standing(row, { [taxonomy]: 'none' }, valueDate),
};

const happenings: Rows<ClientEffectsRow, typeof events> = {
  InteractionRecorded: ({ valueDate }, row) => contacted(row, valueDate, 1),
  InteractionCorrected: ({ was, valueDate }, row) =>
    contacted(contacted(row, was.valueDate, -1), valueDate, 1),
  InteractionWithdrawn: ({ was }, row) => contacted(row, was.valueDate, -1),
  CaseResolved: ({ timely, workingMinutes }, row, { valueDate }) =>
    counted(row, valueDate, {
      figures: { cases: 1, timelyCases: Number(timely), caseMinutes: workingMinutes },
    }),
  // What another system decided says nothing of how this bank works.
  ApplicationSubmitted: ({ origin, valueDate }, row, { id }) =>
    origin === undefined
      ? { ...row, open: [...row.open, { applicationId: id, since: valueDate }].slice(-50) }
      : row,
  ApplicationApproved: ({ valueDate }, row, { id }) => decided(row, id, valueDate),
  ApplicationDeclined: ({ valueDate }, row, { id }) => decided(row, id, valueDate),
  ApplicationWithdrawn: (_, row, { id }) => ({
    ...row,
    open: row.open.filter(({ applicationId }) => applicationId !== id),
  }),
  LoanGranted: ({ origin, terms, valueDate }, row) =>
    origin === undefined ? counted(row, valueDate, { product: terms.product }) : row,
  LoanFellOverdue: (_, row, { id, valueDate }) => ({
    ...counted(row, valueDate, { figures: { arrears: 1 } }),
    overdueLoans: [...withoutLoan(row, id), id],
  }),
  LoanCameCurrent: (_, row, { id }) => ({ ...row, overdueLoans: withoutLoan(row, id) }),
  LoanSettled: (_, row, { id }) => ({ ...row, overdueLoans: withoutLoan(row, id) }),
  LoanWrittenOff: (_, row, { id }) => ({ ...row, overdueLoans: withoutLoan(row, id) }),
  SurveyAnswered: ({ recommends }, row, { valueDate }) =>
    recommends === undefined
      ? row
      : counted(row, valueDate, {
          figures: {
            answers: 1,
            promoters: Number(recommends >= 9),
            detractors: Number(recommends <= 6),
          },
        }),
};

const mean = (sum: number, of: number, factor = 1): string =>
  new Decimal(sum).times(factor).div(of).toDecimalPlaces(1).toFixed();

/** The working hours that clients take in a year besides contacts, each in its mode. */
const hoursOf = (present: readonly Total[], day: Day): number =>
  present.reduce((hours, { group, sums }) => {
    const mode = CrmMode.all.find((each) => each === group['mode']);
    const each = mode === undefined ? 0 : modeRuleOn(mode, day).hoursPerYear;
    return hours + (sums['clients'] ?? 0) * each;
  }, 0);

type Counted = Table<ClientEffectsRow, 'present' | 'effects' | 'products'>;

async function effectsOf({ by, year }: GetEffects, rows: Counted, day: Day) {
  const ofYear = { by, year: String(year ?? day.slice(0, 4)) };
  const [present, happened, products] = await Promise.all([
    rows.totals('present', { by }),
    rows.totals('effects', ofYear),
    rows.totals('products', ofYear),
  ]);
  const places = new Set([...present, ...happened].map(({ group }) => group['of'] ?? ''));
  return [...places].sort().map((of): Effects => {
    const here = ({ group }: Total) => group['of'] === of;
    const now = present.filter(here);
    const sumNow = (figure: string) => now.reduce((n, { sums }) => n + (sums[figure] ?? 0), 0);
    const sum = (figure: string) => happened.find(here)?.sums[figure] ?? 0;
    const [decisions, answers, cases] = [sum('decisions'), sum('answers'), sum('cases')];
    return {
      of,
      clients: sumNow('clients'),
      decisions,
      ...(decisions > 0 && { meanDecisionDays: mean(sum('decisionDays'), decisions) }),
      cases,
      ...(cases > 0 && {
        timelyShare: new Decimal(sum('timelyCases')).div(cases).toFixed(4),
        meanCaseHours: mean(sum('caseMinutes'), cases * 60),
      }),
      answers,
      ...(answers > 0 && {
        netPromoterScore: mean(sum('promoters') - sum('detractors'), answers, 100),
      }),
      arrears: sum('arrears'),
      overdueClients: sumNow('overdueClients'),
      leaving: sum('leaving'),
      kept: sum('kept'),
      newLoans: products
        .filter(here)
        .map(({ group, sums }) => ({ product: group['product'] ?? '', loans: sums['loans'] ?? 0 })),
      contacts: sum('contacts'),
      contactHours: sum('contactHours'),
      hoursPerYear: hoursOf(now, day),
    };
  });
}

const readers = ['unitHead', 'riskOfficer', 'creditApprover', 'auditor'] as const;
const ofSomebody = ({ clientId }: { readonly clientId?: string }) =>
  clientId === undefined ? [] : [clientId];

/** What dealing with clients comes to, counted for the places they had at the time. */
export const clientEffects = defineView({
  name: 'client-effects',
  version: 3,
  events,
  empty: noEffectsOf,
  on: { ...placings, ...happenings },
  by: 'clientId',
  // An anonymous answer is nobody's, and a case may be.
  key: { SurveyAnswered: ofSomebody, CaseResolved: ofSomebody },
  rollups: {
    present: presentContributions,
    effects: effectContributions,
    products: productContributions,
  },
  scope: { client: 'clientId' },
  queries: { GetEffects },
  allow: { GetEffects: readers },
  answer: { GetEffects: (query, rows, { today = '' }) => effectsOf(query, rows, today) },
});
