import type { RiskClass } from '#credit';
import { LoanPurpose } from '#credit';
import type { Day, DecimalText, Money, Openings, Rows, Total } from '#kernel';
import {
  daysBetween,
  decimalOf,
  defineView,
  everyone,
  IsCode,
  IsId,
  ListQuery,
  ratio,
  ViewQuery,
} from '#kernel';
import { IsIn, IsOptional } from 'class-validator';
import { needEvents } from '../need/need.events.js';
import type { NeedAnswer, StatedNeed } from '../need/need.fields.js';
import type { Rank } from '../need/need-priority.rules.js';
import { MarketTag, NeedCapture, NeedLoss, NeedPriority, NeedStage } from '../needs.codes.js';
import { solutionEvents } from '../solution/solution.events.js';
import { GetNeedTrends, trendsOf } from './need-trends.js';

/** A need, how it ranks and how far it has come. */
export interface NeedRow {
  readonly needId: string;
  readonly clientId: string;
  readonly way: NeedCapture;
  readonly form: { readonly id: string; readonly version: number };
  readonly answers: readonly NeedAnswer[];
  readonly need: StatedNeed;
  readonly capturedOn: Day;
  readonly capturedBy: string;
  /** The answer to a survey in which it was found. */
  readonly answerId?: string;
  readonly assessment?: {
    readonly strategicImportance: number;
    readonly riskClass: RiskClass;
    readonly rank: Rank;
    readonly reason: string;
    readonly on: Day;
  };
  readonly priority?: NeedPriority;
  /** The score of the assessment; 0 before there is one. */
  readonly score: number;
  readonly stage: NeedStage;
  /** When the need came to each stage first. */
  readonly reached: Readonly<Partial<Record<NeedStage, Day>>>;
  readonly solutionIds: readonly string[];
  readonly applicationIds: readonly string[];
  /** The solutions and applications that may still lead to the money. */
  readonly open: readonly string[];
  /** Final where the manager says so; else another solution may still be found. */
  readonly lost?: {
    readonly code: NeedLoss;
    readonly reason?: string;
    readonly isFinal: boolean;
  };
}

/** One need. */
export class GetNeed extends ViewQuery<NeedRow> {
  @IsId() readonly needId!: string;
}

const orders = ['score', 'capturedOn', 'need.amount.minor'];

/** Needs by client, stage, priority, purpose and way; those of the highest rank first. */
export class ListNeeds extends ListQuery<NeedRow> {
  @IsOptional() @IsId() readonly clientId?: string;
  @IsOptional() @IsCode(NeedStage) readonly stage?: NeedStage;
  @IsOptional() @IsCode(NeedPriority) readonly priority?: NeedPriority;
  @IsOptional() @IsCode(LoanPurpose) readonly purpose?: LoanPurpose;
  @IsOptional() @IsCode(NeedCapture) readonly way?: NeedCapture;
  @IsOptional() @IsCode(MarketTag) readonly marketTag?: MarketTag;

  @IsOptional()
  @IsIn(orders.flatMap((field) => [field, `-${field}`]))
  override readonly sort?: string;
}

/** The needs that stand in a stage, in one currency. */
export interface NeedTotal {
  readonly stage: NeedStage;
  readonly currency: string;
  readonly needs: number;
  readonly amount: Money;
}

/** How many needs stand in each stage, and what they ask for. */
export class CountNeeds extends ViewQuery<readonly NeedTotal[]> {}

/** How often needs lead to money (D-16). */
export interface FinancingSuccess {
  readonly needs: number;
  readonly drawn: number;
  readonly lost: number;
  /** Drawn of those that are decided, drawn or lost; null where none is. */
  readonly successRate: DecimalText | null;
  /** Mean days from the capture to the first drawdown; null where there was none (D-13). */
  readonly meanDaysToDrawdown: DecimalText | null;
  /** How many needs ever came to each stage. */
  readonly reached: readonly { readonly stage: NeedStage; readonly needs: number }[];
}

/** The way of needs from the first talk to the money, of all or of one purpose. */
export class GetFinancingSuccess extends ViewQuery<FinancingSuccess> {
  @IsOptional() @IsCode(LoanPurpose) readonly purpose?: LoanPurpose;
}

const events = { ...needEvents, ...solutionEvents };

/** So many solutions and applications of a need are kept. */
const most = 50;

const rankOf = (stage: NeedStage): number => NeedStage.all.indexOf(stage);

/** The row at a stage that it came to. */
const at = (row: NeedRow, stage: NeedStage, on: Day): NeedRow => ({
  ...row,
  stage,
  reached: { [stage]: on, ...row.reached },
});

/** The row at a later stage, or as it is. */
const onwards = (row: NeedRow, stage: NeedStage, on: Day): NeedRow =>
  rankOf(stage) > rankOf(row.stage) ? at(row, stage, on) : row;

/** Whether credit was granted: what another solution or application comes to loses nothing of it. */
const isWon = ({ stage }: NeedRow): boolean => stage === 'approved' || stage === 'drawn';

const without = ({ open }: NeedRow, id: string) => open.filter((each) => each !== id);

/** The row after one way to the money has failed: the need is lost only where it was the last. */
function failed(row: NeedRow, id: string, lost: NonNullable<NeedRow['lost']>, on: Day): NeedRow {
  const after = { ...row, open: without(row, id) };
  return isWon(row) || after.open.length > 0 ? after : at({ ...after, lost }, 'lost', on);
}

/** A need that was lost and for which there is hope again. */
const found = ({ lost, ...row }: NeedRow): NeedRow =>
  lost === undefined ? row : { ...row, stage: 'assessed' };

const opens: Openings<NeedRow, typeof events> = {
  NeedCaptured: ({ heldOn: _, valueDate, ...told }) => ({
    ...told,
    capturedOn: valueDate,
    score: 0,
    stage: 'captured',
    reached: { captured: valueDate },
    solutionIds: [],
    applicationIds: [],
    open: [],
  }),
};

const on: Rows<NeedRow, typeof events> = {
  NeedAssessed: ({ strategicImportance, riskClass, rank, reason, valueDate }, row) =>
    onwards(
      {
        ...row,
        assessment: { strategicImportance, riskClass, rank, reason, on: valueDate },
        priority: rank.priority,
        score: rank.score,
      },
      'assessed',
      valueDate,
    ),
  NeedRestated: ({ need }, row) => ({ ...row, need }),
  NeedLost: ({ code, reason, valueDate }, row) =>
    row.reached.drawn !== undefined
      ? row
      : at({ ...row, lost: { code, reason, isFinal: true } }, 'lost', valueDate),
  SolutionDesigned: ({ solutionId, valueDate }, row) => {
    const solutionIds = [...row.solutionIds, solutionId].slice(-most);
    const open = [...row.open, solutionId].slice(-most);
    return onwards({ ...found(row), solutionIds, open }, 'designed', valueDate);
  },
  SolutionPresented: ({ valueDate }, row) => onwards(row, 'presented', valueDate),
  SolutionAccepted: ({ solutionId, valueDate, loans }, row) => {
    const ids = loans.map(({ applicationId }) => applicationId);
    const applicationIds = [...row.applicationIds, ...ids].slice(-most);
    // A solution without loans stays open: there is no credit that could be declined.
    const open = ids.length > 0 ? [...without(row, solutionId), ...ids].slice(-most) : row.open;
    return onwards({ ...row, applicationIds, open }, 'accepted', valueDate);
  },
  SolutionRejected: ({ solutionId, code, reason, valueDate }, row) =>
    failed(row, solutionId, { code, reason, isFinal: false }, valueDate),
  FinancingProgressed: ({ applicationId, outcome, valueDate }, row) => {
    if (outcome === 'declined' || outcome === 'withdrawn') {
      const code = outcome === 'declined' ? 'declined' : 'other';
      return failed(row, applicationId, { code, isFinal: false }, valueDate);
    }
    return onwards(found(row), outcome, valueDate);
  },
};

const daysToMoney = ({ capturedOn, reached: { drawn } }: NeedRow): number =>
  drawn === undefined ? 0 : Math.max(0, daysBetween(capturedOn, drawn));

/** What clients need, and what has come of it. */
export const needs = defineView({
  name: 'needs',
  version: 3,
  events,
  by: 'needId',
  opens,
  on,
  rollups: {
    stages: ({ stage, need: { amount } }) => [
      { group: { stage, currency: amount.currency }, sums: { amount: amount.minor } },
    ],
    trends: (row) => trendsOf(row),
    ways: (row) =>
      NeedStage.all
        .filter((stage) => row.reached[stage] !== undefined && (stage !== 'lost' || row.lost))
        .map((stage) => ({
          group: { purpose: row.need.purpose, stage },
          sums: { days: stage === 'drawn' ? daysToMoney(row) : 0 },
        })),
  },
  scope: { client: 'clientId' },
  queries: { GetNeed, ListNeeds, CountNeeds, GetFinancingSuccess, GetNeedTrends },
  allow: {
    GetNeed: everyone,
    ListNeeds: everyone,
    CountNeeds: everyone,
    GetFinancingSuccess: everyone,
    GetNeedTrends: everyone,
  },
  answer: {
    GetNeed: ({ needId }, rows) => rows.get(needId),
    ListNeeds: (asked, rows) => {
      const { clientId, stage, priority, purpose, way, limit, cursor, sort = '-score' } = asked;
      const tagged = { 'need.marketTags': asked.marketTag };
      const where = { clientId, stage, priority, way, 'need.purpose': purpose, ...tagged };
      return rows.page(where, { limit, cursor, sort });
    },
    GetNeedTrends: ({ by }, rows) => rows.totals('trends', { by }),
    CountNeeds: async (_, rows) => totalsOf(await rows.totals('stages')),
    GetFinancingSuccess: async ({ purpose }, rows) =>
      successOf(await rows.totals('ways', { purpose })),
  },
  indexes: [
    { score: -1 },
    { clientId: 1, score: -1 },
    { stage: 1, score: -1 },
    { priority: 1, score: -1 },
    { 'need.purpose': 1, score: -1 },
    { 'need.marketTags': 1, score: -1 },
    { capturedOn: -1 },
  ],
  orders: ['score', 'capturedOn'],
});

const totalsOf = (totals: readonly Total[]): readonly NeedTotal[] =>
  NeedStage.all.flatMap((stage) =>
    totals
      .filter(({ group }) => group['stage'] === stage)
      .map(({ group: { currency = '' }, count, sums }) => {
        const amount = { minor: sums['amount'] ?? 0, currency };
        return { stage, currency, needs: count, amount };
      })
      .sort((a, b) => (a.currency < b.currency ? -1 : 1)),
  );

function successOf(totals: readonly Total[]): FinancingSuccess {
  const of = (stage: NeedStage) => totals.filter(({ group }) => group['stage'] === stage);
  const counted = (stage: NeedStage) => of(stage).reduce((sum, { count }) => sum + count, 0);
  const days = of('drawn').reduce((sum, { sums }) => sum + (sums['days'] ?? 0), 0);
  const [drawn, lost] = [counted('drawn'), counted('lost')];
  const share = (part: number, whole: number, places: number): DecimalText | null =>
    whole === 0 ? null : decimalOf(ratio(part, whole)).toDecimalPlaces(places).toFixed();
  return {
    needs: counted('captured'),
    drawn,
    lost,
    successRate: share(drawn, drawn + lost, 4),
    meanDaysToDrawdown: share(days, drawn, 2),
    reached: NeedStage.all.map((stage) => ({ stage, needs: counted(stage) })),
  };
}
