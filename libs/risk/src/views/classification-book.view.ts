import type { Day, DecimalText, Money, Table } from '#kernel';
import { isNonPerforming, LoanClass } from '#lending';
import { Stage } from '#lending';
import {
  Decimal,
  defineRefusals,
  defineView,
  everyone,
  IsCode,
  IsDay,
  IsId,
  ListQuery,
  plus,
  ratioOf,
  timesMoney,
  ViewQuery,
} from '#kernel';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';
import { provisionRuleOn } from '../classification/provision.rules.js';
import type { ClassificationRow } from './classification-book.rows.js';
import { classOn, events, on, unclassified } from './classification-book.rows.js';
import { StressScenario } from '../stress/stress.codes.js';
import { shockOn } from '../stress/stress.rules.js';
import type { StressedLosses } from '../stress/stressed-losses.js';
import { Stressing } from '../stress/stressed-losses.js';
import type { StageLoss } from './expected-losses.js';
import { stageContribution, stageLossesOf } from './expected-losses.js';

export const classificationBookRefusals = defineRefusals({
  TooManyClaims: {
    en: 'There are too many claims to go through one by one.',
    zh: '债权过多，无法逐笔计算',
    status: 422,
  },
});

/** The class of one claim, with the reasons. */
export class GetClassification extends ViewQuery<ClassificationRow> {
  @IsId() readonly loanId!: string;
}

/** Claims by class, by what the rules call for, and by whether a decision is due. */
export class ListClassifications extends ListQuery<ClassificationRow> {
  @IsOptional() @IsId() readonly clientId?: string;
  @IsOptional() @IsCode(LoanClass) readonly class?: LoanClass;
  @IsOptional() @IsCode(LoanClass) readonly proposed?: LoanClass;
  @IsOptional() @IsCode(Stage) readonly stage?: Stage;

  /** Only claims whose class is not the one that the rules call for. */
  @IsOptional()
  @Transform(({ value }: { readonly value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  )
  @IsBoolean()
  readonly isOpen?: boolean;
}

/** The claims of one class in one currency. */
export interface ClassSums {
  readonly class: LoanClass;
  readonly loans: number;
  readonly outstanding: Money;
  readonly provision: Money;
}

/** The quality of the book in one currency. */
export interface AssetQuality {
  readonly currency: string;
  readonly outstanding: Money;
  readonly nonPerforming: Money;
  /** 不良贷款率. */
  readonly nonPerformingRatio: DecimalText;
  readonly provisions: Money;
  /** 拨备覆盖率: provisions over what is non-performing; absent where nothing is. */
  readonly coverage?: DecimalText;
  /** The rule that provisions go by. */
  readonly rule: string;
  readonly classes: readonly ClassSums[];
}

/** Classes, non-performing ratio, provisions and coverage of all running loans, by currency. */
export class GetAssetQuality extends ViewQuery<readonly AssetQuality[]> {}

/** Expected losses by stage (IFRS 9), and how they differ from the provisions by class. */
export class GetExpectedLosses extends ViewQuery<readonly StageLoss[]> {}

/** What a stress scenario does to expected losses and stages, by currency. */
export class GetStressedLosses extends ViewQuery<readonly StressedLosses[]> {
  @IsCode(StressScenario) readonly scenario!: StressScenario;
}

/** How many claims, and how much of them, went from one class to another. */
export interface Migration {
  readonly from: LoanClass;
  readonly to: LoanClass;
  readonly currency: string;
  readonly loans: number;
  /** Outstanding today. */
  readonly outstanding: Money;
}

/** The migration of classes between two days. */
export class GetClassMigration extends ViewQuery<readonly Migration[]> {
  @IsDay() readonly from!: Day;

  @IsDay() readonly to!: Day;
}

type Claims = Table<ClassificationRow, 'classes' | 'stages'>;

async function qualityOf(claims: Claims, day: Day): Promise<readonly AssetQuality[]> {
  const totals = await claims.totals('classes');
  const rule = provisionRuleOn(day);
  const currencies = [...new Set(totals.map(({ group }) => group['currency'] ?? ''))].sort();
  return currencies.map((currency) => {
    const nothing: Money = { minor: 0, currency };
    const classes = LoanClass.all.flatMap((each): readonly ClassSums[] => {
      const own = totals.filter(
        ({ group }) => group['currency'] === currency && group['class'] === each,
      );
      if (own.length === 0) return [];
      const minor = own.reduce((sum, { sums }) => sum + (sums['outstanding'] ?? 0), 0);
      const outstanding = { minor, currency };
      const share = ratioOf(rule?.shares[each] ?? '0', 'share');
      const provision = timesMoney(outstanding, share, 'halfUp');
      const loans = own.reduce((sum, { count }) => sum + count, 0);
      return [{ class: each, loans, outstanding, provision }];
    });
    const sum = (of: readonly Money[]) => of.reduce(plus, nothing);
    const outstanding = sum(classes.map((each) => each.outstanding));
    const provisions = sum(classes.map(({ provision }) => provision));
    const bad = classes.filter((each) => isNonPerforming(each.class));
    const nonPerforming = sum(bad.map((each) => each.outstanding));
    return {
      currency,
      outstanding,
      nonPerforming,
      nonPerformingRatio: shareOf(nonPerforming, outstanding),
      provisions,
      ...(nonPerforming.minor > 0 && { coverage: shareOf(provisions, nonPerforming) }),
      rule: rule?.id ?? '',
      classes,
    };
  });
}

const shareOf = (part: Money, whole: Money): DecimalText =>
  whole.minor === 0 ? '0' : new Decimal(part.minor).div(whole.minor).toDecimalPlaces(6).toFixed();

/** The most claims that are compared one by one. */
const mostCompared = 50_000;

async function checkCount(claims: Claims): Promise<void> {
  const found = await claims.count({ runs: true });
  if (found > mostCompared) throw classificationBookRefusals.TooManyClaims({ found, mostCompared });
}

async function stressedOf(claims: Claims, scenario: StressScenario, day: Day) {
  await checkCount(claims);
  const stressing = new Stressing(shockOn(scenario, day));
  for await (const row of claims.each({ runs: true })) stressing.see(row);
  return stressing.losses();
}

async function migrationOf(claims: Claims, from: Day, to: Day): Promise<readonly Migration[]> {
  await checkCount(claims);
  const cells = new Map<string, Migration>();
  for await (const row of claims.each({ runs: true })) {
    const { currency, outstanding } = row;
    const moved = { from: classOn(row, from), to: classOn(row, to), currency };
    const key = `${currency} ${moved.from} ${moved.to}`;
    const before = cells.get(key);
    cells.set(key, {
      ...moved,
      loans: (before?.loans ?? 0) + 1,
      outstanding: before ? plus(before.outstanding, outstanding) : outstanding,
    });
  }
  return [...cells.values()];
}

/** The five-tier classification of every claim, and what the book comes to by class. */
export const classificationBook = defineView({
  name: 'classification-book',
  version: 2,
  events,
  empty: unclassified,
  on,
  by: 'loanId',
  rollups: {
    classes: ({ runs, class: of, currency, outstanding }: ClassificationRow) =>
      runs ? [{ group: { class: of, currency }, sums: { outstanding: outstanding.minor } }] : [],
    stages: stageContribution,
  },
  scope: { client: 'clientId' },
  queries: {
    GetClassification,
    ListClassifications,
    GetAssetQuality,
    GetExpectedLosses,
    GetClassMigration,
    GetStressedLosses,
  },
  allow: {
    GetClassification: everyone,
    ListClassifications: everyone,
    GetAssetQuality: everyone,
    GetExpectedLosses: everyone,
    GetClassMigration: everyone,
    GetStressedLosses: everyone,
  },
  answer: {
    GetClassification: ({ loanId }, claims) => claims.get(loanId),
    ListClassifications: ({ clientId, class: of, proposed, stage, isOpen, ...page }, claims) =>
      claims.page({ clientId, class: of, proposed, stage, isOpen }, page),
    GetAssetQuality: (_, claims, { today = '9999-12-31' }) => qualityOf(claims, today),
    GetExpectedLosses: (_, claims, { today = '9999-12-31' }) => stageLossesOf(claims, today),
    GetClassMigration: ({ from, to }, claims) => migrationOf(claims, from, to),
    GetStressedLosses: ({ scenario }, claims, { today = '9999-12-31' }) =>
      stressedOf(claims, scenario, today),
  },
  indexes: [{ clientId: 1 }, { class: 1 }, { proposed: 1 }, { isOpen: 1 }, { runs: 1 }],
  keepsDays: true,
});
