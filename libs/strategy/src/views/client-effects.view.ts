import { applicationEvents } from '#credit';
import { interactionEvents, surveyAnswerEvents } from '#engagement';
import type { CodeOf, Contribution, Day, Rows, Table } from '#kernel';
import { daysBetween, Decimal, defineCodes, defineView, IsCode, pick, ViewQuery } from '#kernel';
import { loanEvents } from '#lending';
import { CrmMode } from '../mode/mode.codes.js';
import { modeEvents } from '../mode/mode.events.js';
import { modeRuleOn } from '../mode/mode.rules.js';
import { segmentEvents } from '../segment/segment.events.js';
import type { Segment } from '../strategy.codes.js';

/** By what the effects of dealing with clients are told. */
export const EffectDimension = defineCodes(
  { en: 'Dimension of effects', zh: '成效统计维度' },
  {
    mode: { en: 'CRM mode', zh: '客户关系管理模式' },
    type: { en: 'Relationship type', zh: '客户关系类型' },
  },
);
export type EffectDimension = CodeOf<typeof EffectDimension>;

/** What happened with a client while it was in a mode, or of a type. */
interface Sums {
  readonly contacts: number;
  readonly decisions: number;
  readonly decisionDays: number;
  readonly answers: number;
  readonly promoters: number;
  readonly detractors: number;
  readonly arrears: number;
}
const nothing: Sums = {
  contacts: 0,
  decisions: 0,
  decisionDays: 0,
  answers: 0,
  promoters: 0,
  detractors: 0,
  arrears: 0,
};
const figures = [
  'contacts',
  'decisions',
  'decisionDays',
  'answers',
  'promoters',
  'detractors',
  'arrears',
] as const;

interface Standing {
  readonly mode: CrmMode | 'none';
  readonly type: Segment;
}

/** A client with all that counts for the mode and the type it had when it happened. */
export interface ClientEffectsRow {
  readonly clientId: string;
  readonly mode: CrmMode | 'none';
  readonly type: Segment;
  /** What it was in before, the first one first; for contacts that are recorded or withdrawn late. */
  readonly before: readonly (Standing & { readonly until: Day })[];
  readonly sums: readonly (Sums & { readonly by: EffectDimension; readonly of: string })[];
  /** The applications under way, and since when. */
  readonly open: readonly { readonly applicationId: string; readonly since: Day }[];
  readonly overdueLoans: readonly string[];
}

/** The effects of one mode or type: efficiency, satisfaction, risk, cost. */
export interface Effects {
  readonly of: string;
  readonly clients: number;
  /** Efficiency: days from application to decision. */
  readonly decisions: number;
  readonly meanDecisionDays?: string;
  /** Satisfaction: answers, and promoters less detractors in percent of them. */
  readonly answers: number;
  readonly netPromoterScore?: string;
  /** Risk: how often a loan fell overdue, and the clients that are overdue now. */
  readonly arrears: number;
  readonly overdueClients: number;
  /** Cost: all contacts and the working hours they took. */
  readonly contacts: number;
  readonly contactHours?: number;
  /** The working hours that the clients of the mode take in a year besides contacts. */
  readonly hoursPerYear?: number;
}

/** What each mode or type comes to in efficiency, satisfaction, risk and cost. */
export class GetEffects extends ViewQuery<readonly Effects[]> {
  @IsCode(EffectDimension) readonly by!: EffectDimension;
}

/** So many changes of mode and type are remembered. */
const remembered = 50;

/** The row in another mode or type from a day on. */
const standing = (row: ClientEffectsRow, next: Partial<Standing>, from: Day): ClientEffectsRow => {
  const { mode, type, before } = row;
  return { ...row, ...next, before: [...before, { mode, type, until: from }].slice(-remembered) };
};

/** The row with something that happened, counted for the mode and the type of now, or of then. */
function counted(
  row: ClientEffectsRow,
  more: Partial<Sums>,
  { mode, type }: Standing = row,
): ClientEffectsRow {
  const keys = [
    { by: 'mode' as const, of: mode },
    { by: 'type' as const, of: type },
  ];
  const isOne = (each: { readonly by: EffectDimension; readonly of: string }) =>
    keys.some(({ by, of }) => by === each.by && of === each.of);
  const grown = keys.map((key) => {
    const before = row.sums.find(({ by, of }) => by === key.by && of === key.of) ?? {
      ...nothing,
      ...key,
    };
    return figures.reduce(
      (sums, figure) => ({ ...sums, [figure]: sums[figure] + (more[figure] ?? 0) }),
      before,
    );
  });
  return { ...row, sums: [...row.sums.filter((each) => !isOne(each)), ...grown] };
}

function decided(row: ClientEffectsRow, applicationId: string, on: Day): ClientEffectsRow {
  const asked = row.open.find((each) => each.applicationId === applicationId);
  if (asked === undefined) return row;
  const open = row.open.filter((each) => each !== asked);
  const decisionDays = Math.max(0, daysBetween(asked.since, on));
  return counted({ ...row, open }, { decisions: 1, decisionDays });
}

/** The row with one contact more or less, for the mode and the type of its day. */
const contacted = (row: ClientEffectsRow, day: Day, by: 1 | -1): ClientEffectsRow =>
  counted(row, { contacts: by }, row.before.find(({ until }) => day < until) ?? row);

const withoutLoan = ({ overdueLoans }: ClientEffectsRow, loanId: string) =>
  overdueLoans.filter((each) => each !== loanId);

const events = {
  ...modeEvents,
  ...pick(segmentEvents, 'ClientTypeAssigned', 'ClientTypeEnded', 'ClientTypeOverridden'),
  ...pick(interactionEvents, 'InteractionRecorded', 'InteractionCorrected', 'InteractionWithdrawn'),
  ...pick(applicationEvents, 'ApplicationSubmitted', 'ApplicationApproved'),
  ...pick(applicationEvents, 'ApplicationDeclined', 'ApplicationWithdrawn'),
  ...pick(loanEvents, 'LoanFellOverdue', 'LoanCameCurrent', 'LoanSettled', 'LoanWrittenOff'),
  ...pick(surveyAnswerEvents, 'SurveyAnswered'),
};

const on: Rows<ClientEffectsRow, typeof events> = {
  ModeSwitched: ({ effective: mode }, row, { valueDate }) => standing(row, { mode }, valueDate),
  FacilityModeSwitched: ({ effective: mode }, row, { valueDate }) =>
    standing(row, { mode }, valueDate),
  FacilityModeEnded: ({ effective }, row, { valueDate }) =>
    standing(row, { mode: effective ?? 'none' }, valueDate),
  ClientTypeAssigned: ({ type }, row, { valueDate }) => standing(row, { type }, valueDate),
  ClientTypeOverridden: ({ type }, row, { valueDate }) => standing(row, { type }, valueDate),
  ClientTypeEnded: (_, row, { valueDate }) => standing(row, { type: 'unclassified' }, valueDate),

  InteractionRecorded: ({ valueDate }, row) => contacted(row, valueDate, 1),
  InteractionCorrected: ({ was, valueDate }, row) =>
    contacted(contacted(row, was.valueDate, -1), valueDate, 1),
  InteractionWithdrawn: ({ was }, row) => contacted(row, was.valueDate, -1),
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

  LoanFellOverdue: (_, row, { id }) => ({
    ...counted(row, { arrears: 1 }),
    overdueLoans: [...withoutLoan(row, id), id],
  }),
  LoanCameCurrent: (_, row, { id }) => ({ ...row, overdueLoans: withoutLoan(row, id) }),
  LoanSettled: (_, row, { id }) => ({ ...row, overdueLoans: withoutLoan(row, id) }),
  LoanWrittenOff: (_, row, { id }) => ({ ...row, overdueLoans: withoutLoan(row, id) }),

  SurveyAnswered: ({ recommends }, row) =>
    recommends === undefined
      ? row
      : counted(row, {
          answers: 1,
          promoters: Number(recommends >= 9),
          detractors: Number(recommends <= 6),
        }),
};

function contributions(row: ClientEffectsRow): readonly Contribution[] {
  // Each names every figure, so that a total has the same ones whatever its rows went through.
  const now = { ...nothing, clients: 1, overdueClients: Number(row.overdueLoans.length > 0) };
  const before = { clients: 0, overdueClients: 0 };
  return [
    { group: { by: 'mode', of: row.mode }, sums: now },
    { group: { by: 'type', of: row.type }, sums: now },
    ...row.sums.map(({ by, of, ...sums }) => ({ group: { by, of }, sums: { ...before, ...sums } })),
  ];
}

const mean = (sum: number, of: number, factor = 1): string =>
  new Decimal(sum).times(factor).div(of).toDecimalPlaces(1).toFixed();

async function effectsOf({ by }: GetEffects, rows: Table<ClientEffectsRow, 'effects'>, day: Day) {
  const totals = await rows.totals('effects', { by });
  return totals.map(({ group, sums: found }): Effects => {
    const of = group['of'] ?? '';
    const sum = (figure: string) => found[figure] ?? 0;
    const [clients, contacts] = [sum('clients'), sum('contacts')];
    const mode = by === 'mode' ? CrmMode.all.find((each) => each === of) : undefined;
    const rule = mode && modeRuleOn(mode, day);
    const [decisions, answers] = [sum('decisions'), sum('answers')];
    return {
      of,
      clients,
      decisions,
      ...(decisions > 0 && { meanDecisionDays: mean(sum('decisionDays'), decisions) }),
      answers,
      ...(answers > 0 && {
        netPromoterScore: mean(sum('promoters') - sum('detractors'), answers, 100),
      }),
      arrears: sum('arrears'),
      overdueClients: sum('overdueClients'),
      contacts,
      ...(rule && {
        contactHours: contacts * rule.hoursPerContact,
        hoursPerYear: clients * rule.hoursPerYear,
      }),
    };
  });
}

const readers = ['unitHead', 'riskOfficer', 'creditApprover', 'auditor'] as const;

/** What dealing with clients comes to, counted for the mode and the type they had at the time. */
export const clientEffects = defineView({
  name: 'client-effects',
  version: 2,
  events,
  empty: (clientId): ClientEffectsRow => ({
    clientId,
    mode: 'none',
    type: 'unclassified',
    before: [],
    sums: [],
    open: [],
    overdueLoans: [],
  }),
  on,
  by: 'clientId',
  // An anonymous answer is nobody's.
  key: { SurveyAnswered: ({ clientId }) => (clientId === undefined ? [] : [clientId]) },
  rollups: { effects: contributions },
  scope: { client: 'clientId' },
  queries: { GetEffects },
  allow: { GetEffects: readers },
  answer: { GetEffects: (query, rows, { today = '' }) => effectsOf(query, rows, today) },
});
