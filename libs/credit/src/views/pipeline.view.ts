import type { DataOf, Day, DecimalText, Money, Occurrence, Role, Rows, Total } from '#kernel';
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
import type { CreditTerms } from '../credit-terms.js';
import { repaymentFormOf } from '../credit-terms.js';
import type { Recommendation } from '../credit.codes.js';
import {
  ApplicationStage,
  GuaranteeType,
  LoanProduct,
  LoanPurpose,
  ProjectType,
  RepaymentForm,
} from '../credit.codes.js';
import type { ProductVersion } from '../product/product-checks.js';
import { loanIdOf } from '../loan-id.js';
import { applicationEvents } from '../application/application.events.js';

export interface Review {
  readonly by: string;
  readonly as: Role;
  readonly recommendation: Recommendation;
  readonly comment: string;
  readonly on: Day;
}

/** An application, how far it has come, and how many calendar days each stage took. */
export interface ApplicationRow {
  readonly applicationId: string;
  readonly clientId: string;
  readonly managerId: string;
  readonly stage: ApplicationStage;
  readonly terms: CreditTerms;
  readonly repaymentForm: RepaymentForm;
  /** The version of the product it was held against; absent for a migrated one. */
  readonly product?: ProductVersion;
  readonly requested: Money;
  readonly submittedBy: string;
  readonly submittedOn: Day;
  readonly reviews: readonly Review[];
  /** Since when it is in its stage. */
  readonly stageSince: Day;
  readonly decidedBy?: string;
  readonly decidedOn?: Day;
  readonly granted?: Money;
  readonly conditions?: readonly string[];
  /** Why it was declined or withdrawn. */
  readonly reason?: string;
  /** The loan of an approved application. */
  readonly loanId?: string;
  /** From submission to the first review. */
  readonly reviewDays?: number;
  /** From the last review, or from submission, to the decision. */
  readonly decisionDays?: number;
  /** From submission to the decision. */
  readonly totalDays?: number;
  readonly migrated: boolean;
}

/** One application. */
export class GetApplication extends ViewQuery<ApplicationRow> {
  @IsId() readonly applicationId!: string;
}

const orders = ['submittedOn', 'stageSince', 'requested.minor'];

/** Applications by stage, client, manager and product, the latest first unless sorted otherwise. */
export class ListApplications extends ListQuery<ApplicationRow> {
  @IsOptional() @IsCode(ApplicationStage) readonly stage?: ApplicationStage;
  @IsOptional() @IsId() readonly clientId?: string;
  @IsOptional() @IsId() readonly managerId?: string;
  @IsOptional() @IsCode(LoanProduct) readonly product?: LoanProduct;
  @IsOptional() @IsId() readonly productId?: string;
  @IsOptional() @IsCode(LoanPurpose) readonly purpose?: LoanPurpose;
  @IsOptional() @IsCode(GuaranteeType) readonly guaranteeType?: GuaranteeType;
  @IsOptional() @IsCode(RepaymentForm) readonly repaymentForm?: RepaymentForm;
  @IsOptional() @IsCode(ProjectType) readonly projectType?: ProjectType;

  @IsOptional()
  @IsIn(orders.flatMap((field) => [field, `-${field}`]))
  override readonly sort?: string;
}

/** The applications of one stage in one currency. */
export interface PipelineLine {
  readonly stage: ApplicationStage;
  readonly currency: string;
  readonly applications: number;
  readonly requested: Money;
  readonly granted: Money;
  /** Mean calendar days of those that have been through; null where there are none (F-05). */
  readonly meanDays: {
    readonly review: DecimalText | null;
    readonly decision: DecimalText | null;
    readonly total: DecimalText | null;
  };
}

/** How many applications are in each stage, and how long the stages take; migrated ones left out. */
export class GetPipeline extends ViewQuery<readonly PipelineLine[]> {}

function submitted(
  data: DataOf<typeof applicationEvents.ApplicationSubmitted>,
  { id }: Occurrence,
): ApplicationRow {
  const { clientId, managerId, terms, product, submittedBy, valueDate, origin } = data;
  return {
    applicationId: id,
    clientId,
    managerId,
    stage: 'submitted',
    terms,
    repaymentForm: repaymentFormOf(terms),
    ...(product && { product: { productId: product.productId, version: product.version } }),
    requested: terms.amount,
    submittedBy,
    submittedOn: valueDate,
    reviews: [],
    stageSince: valueDate,
    migrated: origin !== undefined,
  };
}

const decided = (row: ApplicationRow, decidedBy: string, on: Day) => ({
  ...row,
  decidedBy,
  decidedOn: on,
  stageSince: on,
  decisionDays: daysBetween(row.reviews.at(-1)?.on ?? row.submittedOn, on),
  totalDays: daysBetween(row.submittedOn, on),
});

const on: Rows<ApplicationRow, typeof applicationEvents> = {
  ApplicationReviewed: ({ reviewedBy: by, as, recommendation, comment, valueDate }, row) => ({
    ...row,
    stage: 'reviewed',
    reviews: [...row.reviews, { by, as, recommendation, comment, on: valueDate }],
    stageSince: valueDate,
    reviewDays: row.reviewDays ?? daysBetween(row.submittedOn, valueDate),
  }),
  ApplicationApproved: ({ terms, conditions, approvedBy, valueDate }, row) => ({
    ...decided(row, approvedBy, valueDate),
    stage: 'approved',
    terms,
    granted: terms.amount,
    conditions,
    loanId: loanIdOf(row.applicationId),
  }),
  ApplicationDeclined: ({ declinedBy, reason, valueDate }, row) => ({
    ...decided(row, declinedBy, valueDate),
    stage: 'declined',
    reason,
  }),
  ApplicationWithdrawn: ({ reason, valueDate }, row) => ({
    ...row,
    stage: 'withdrawn',
    stageSince: valueDate,
    reason,
  }),
};

const counted = (days: number | undefined) => (days === undefined ? 0 : 1);

/** Every application and how far it has come. */
export const pipeline = defineView({
  name: 'pipeline',
  version: 2,
  events: applicationEvents,
  opens: { ApplicationSubmitted: submitted },
  on,
  rollups: {
    stages: ({ stage, requested, granted, migrated, reviewDays, decisionDays, totalDays }) =>
      migrated
        ? []
        : [
            {
              group: { stage, currency: requested.currency },
              sums: {
                requested: requested.minor,
                granted: granted?.minor ?? 0,
                reviewed: counted(reviewDays),
                reviewDays: reviewDays ?? 0,
                decided: counted(decisionDays),
                decisionDays: decisionDays ?? 0,
                totalDays: totalDays ?? 0,
              },
            },
          ],
  },
  scope: { client: 'clientId' },
  queries: { GetApplication, ListApplications, GetPipeline },
  allow: { GetApplication: everyone, ListApplications: everyone, GetPipeline: everyone },
  answer: {
    GetApplication: ({ applicationId }, applications) => applications.get(applicationId),
    ListApplications: ({ limit, cursor, sort = '-submittedOn', ...asked }, applications) =>
      applications.page(
        {
          stage: asked.stage,
          clientId: asked.clientId,
          managerId: asked.managerId,
          'terms.product': asked.product,
          'product.productId': asked.productId,
          'terms.purpose': asked.purpose,
          'terms.guaranteeType': asked.guaranteeType,
          repaymentForm: asked.repaymentForm,
          'terms.projectType': asked.projectType,
        },
        { limit, cursor, sort },
      ),
    GetPipeline: async (_, applications) => pipelineOf(await applications.totals('stages')),
  },
  indexes: [
    { submittedOn: -1 },
    { stage: 1, submittedOn: -1 },
    { clientId: 1, submittedOn: -1 },
    { managerId: 1, submittedOn: -1 },
    { 'terms.product': 1, submittedOn: -1 },
    { stageSince: 1 },
    { 'requested.minor': 1 },
  ],
  orders: ['submittedOn', 'stageSince', 'requested.minor'],
});

/** The lines in the order of the stages, then by currency. */
export const pipelineOf = (totals: readonly Total[]): readonly PipelineLine[] =>
  ApplicationStage.all.flatMap((stage) =>
    totals
      .filter(({ group }) => group['stage'] === stage)
      .map((total) => lineOf(stage, total))
      .sort((a, b) => (a.currency < b.currency ? -1 : 1)),
  );

function lineOf(stage: ApplicationStage, { group, count, sums }: Total): PipelineLine {
  const { currency = '' } = group;
  const sum = (name: string): number => sums[name] ?? 0;
  const mean = (days: number, of: number): DecimalText | null =>
    of === 0 ? null : decimalOf(ratio(days, of)).toDecimalPlaces(2).toFixed();
  return {
    stage,
    currency,
    applications: count,
    requested: { minor: sum('requested'), currency },
    granted: { minor: sum('granted'), currency },
    meanDays: {
      review: mean(sum('reviewDays'), sum('reviewed')),
      decision: mean(sum('decisionDays'), sum('decided')),
      total: mean(sum('totalDays'), sum('decided')),
    },
  };
}
