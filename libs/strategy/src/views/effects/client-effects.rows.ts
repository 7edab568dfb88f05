import type { LifecycleStage } from '#clients';
import type { CodeOf, Contribution, Day } from '#kernel';
import { daysBetween, defineCodes } from '#kernel';
import type { CrmMode } from '../../mode/mode.codes.js';
import { modeRuleOn } from '../../mode/mode.rules.js';
import type { Segment } from '../../strategy.codes.js';

/** By what the effects of dealing with clients are told. */
export const EffectDimension = defineCodes(
  { en: 'Dimension of effects', zh: '成效统计维度' },
  {
    mode: { en: 'CRM mode', zh: '客户关系管理模式' },
    type: { en: 'Relationship type', zh: '客户关系类型' },
    marketingGroup: { en: 'Marketing group', zh: '营销客户分组' },
    serviceTier: { en: 'Service tier', zh: '服务分层' },
    creditGrade: { en: 'Credit grade', zh: '信用等级细分' },
    lifecycle: { en: 'Lifecycle stage', zh: '生命周期阶段' },
  },
);
export type EffectDimension = CodeOf<typeof EffectDimension>;

/** What is counted of a client while it stands in a place, in whole numbers. */
const effectFigures = [
  ...(['contacts', 'contactHours', 'cases', 'timelyCases', 'caseMinutes'] as const),
  ...(['decisions', 'decisionDays', 'answers', 'promoters', 'detractors'] as const),
  ...(['arrears', 'leaving', 'kept'] as const),
] as const;
type Sums = Readonly<Record<(typeof effectFigures)[number], number>>;

const noEffects: Sums = {
  ...{ contacts: 0, contactHours: 0, cases: 0, timelyCases: 0, caseMinutes: 0 },
  ...{ decisions: 0, decisionDays: 0, answers: 0, promoters: 0, detractors: 0 },
  ...{ arrears: 0, leaving: 0, kept: 0 },
};

/** What happened in one year while the client stood in one place. */
type Told = Sums & {
  readonly by: EffectDimension;
  readonly of: string;
  readonly year: string;
  /** The loans granted, by product. */
  readonly products: Readonly<Record<string, number>>;
};

/** Where a client stands in every dimension; `none` where it stands nowhere. */
interface Standing extends Readonly<Record<EffectDimension, string>> {
  readonly mode: CrmMode | 'none';
  readonly type: Segment;
  readonly lifecycle: LifecycleStage | 'none';
}

/** A client with all that counts for the places it had when it happened. */
export interface ClientEffectsRow extends Standing {
  readonly clientId: string;
  /** Where it stood before, the first one first; for what is recorded or withdrawn late. */
  readonly before: readonly (Standing & { readonly until: Day })[];
  readonly sums: readonly Told[];
  /** The applications under way, and since when. */
  readonly open: readonly { readonly applicationId: string; readonly since: Day }[];
  readonly overdueLoans: readonly string[];
}

/** So many changes of place are remembered. */
const remembered = 50;

/** A client of whom nothing has been heard. */
export const noEffectsOf = (clientId: string): ClientEffectsRow => ({
  clientId,
  mode: 'none',
  type: 'unclassified',
  marketingGroup: 'none',
  serviceTier: 'none',
  creditGrade: 'none',
  lifecycle: 'none',
  before: [],
  sums: [],
  open: [],
  overdueLoans: [],
});

/** The row in another place from a day on. */
export function standing(
  row: ClientEffectsRow,
  next: Partial<Standing>,
  from: Day,
): ClientEffectsRow {
  const { mode, type, marketingGroup, serviceTier, creditGrade, lifecycle } = row;
  const was = { mode, type, marketingGroup, serviceTier, creditGrade, lifecycle, until: from };
  return { ...row, ...next, before: [...row.before, was].slice(-remembered) };
}

/** Where the client stood on a day. */
const standingOn = (row: ClientEffectsRow, day: Day): Standing =>
  row.before.find(({ until }) => day < until) ?? row;

interface Happened {
  readonly figures?: Partial<Sums>;
  /** The product of a loan that was granted. */
  readonly product?: string;
}

function grown(told: Told, { figures = {}, product }: Happened): Told {
  const { products } = told;
  const counts = effectFigures.reduce(
    (sums, figure) => ({ ...sums, [figure]: sums[figure] + (figures[figure] ?? 0) }),
    told,
  );
  return product === undefined
    ? counts
    : { ...counts, products: { ...products, [product]: (products[product] ?? 0) + 1 } };
}

/** The row with what happened on a day, counted for every place that the client had on it. */
export function counted(row: ClientEffectsRow, on: Day, happened: Happened): ClientEffectsRow {
  const stood = standingOn(row, on);
  const year = on.slice(0, 4);
  const isOne = (each: Told) => each.year === year && each.of === stood[each.by];
  const ones = EffectDimension.all.map((by): Told => {
    const one = row.sums.find((each) => each.by === by && isOne(each));
    return grown(one ?? { ...noEffects, by, of: stood[by], year, products: {} }, happened);
  });
  return { ...row, sums: [...row.sums.filter((each) => !isOne(each)), ...ones] };
}

/** The row with one contact more or less, and the hours it takes in the mode of its day. */
export function contacted(row: ClientEffectsRow, on: Day, by: 1 | -1): ClientEffectsRow {
  const { mode } = standingOn(row, on);
  const hours = mode === 'none' ? 0 : modeRuleOn(mode, on).hoursPerContact;
  return counted(row, on, { figures: { contacts: by, contactHours: by * hours } });
}

/** The row after one of its applications was decided. */
export function decided(row: ClientEffectsRow, applicationId: string, on: Day): ClientEffectsRow {
  const asked = row.open.find((each) => each.applicationId === applicationId);
  if (asked === undefined) return row;
  const open = row.open.filter((each) => each !== asked);
  const decisionDays = Math.max(0, daysBetween(asked.since, on));
  return counted({ ...row, open }, on, { figures: { decisions: 1, decisionDays } });
}

/** The row in another stage of its life: found likely to leave, or kept after all. */
export function staged(
  row: ClientEffectsRow,
  { from, to }: { readonly from: LifecycleStage; readonly to: LifecycleStage },
  on: Day,
): ClientEffectsRow {
  const figures = {
    leaving: Number(to === 'likelyToLeave'),
    kept: Number(from === 'likelyToLeave'),
  };
  return standing(counted(row, on, { figures }), { lifecycle: to }, on);
}

/** What a client adds to the clients that stand in its places now, by the mode it is kept in. */
export const presentContributions = (row: ClientEffectsRow): readonly Contribution[] =>
  EffectDimension.all.map((by) => ({
    group: { by, of: row[by], mode: row.mode },
    sums: { clients: 1, overdueClients: Number(row.overdueLoans.length > 0) },
  }));

/** What a client adds to the effects of a year. */
export const effectContributions = (row: ClientEffectsRow): readonly Contribution[] =>
  row.sums.map(({ by, of, year, products: _, ...sums }) => ({ group: { by, of, year }, sums }));

/** What a client adds to the loans granted in a year, by product. */
export const productContributions = (row: ClientEffectsRow): readonly Contribution[] =>
  row.sums.flatMap(({ by, of, year, products }) =>
    Object.entries(products).map(([product, loans]) => ({
      group: { by, of, year, product },
      sums: { loans },
    })),
  );
