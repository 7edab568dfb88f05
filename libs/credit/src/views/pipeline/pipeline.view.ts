import type { DecimalText, Money, Total } from '#kernel';
import {
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
import {
  ApplicationStage,
  GuaranteeType,
  LoanProduct,
  LoanPurpose,
  ProjectType,
  RepaymentForm,
} from '../../credit.codes.js';
import { IsCeilingId } from '../../ceiling/ceiling.fields.js';
import { DocumentKind } from '../../product/product.codes.js';
import { HandlingPriority } from '../../standing/standing.codes.js';
import type { ClientProgress } from './client-progress.js';
import { progressOf } from './client-progress.js';
import type { ApplicationRow } from './pipeline.rows.js';
import { pipelineFold } from './pipeline.rows.js';

/** One application. */
export class GetApplication extends ViewQuery<ApplicationRow> {
  @IsId() readonly applicationId!: string;
}

/** How far an application has come, to tell its client (F-07). */
export class GetClientProgress extends ViewQuery<ClientProgress> {
  @IsId() readonly applicationId!: string;
}

const orders = ['submittedOn', 'stageSince', 'requested.minor', 'priority'];

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
  @IsOptional() @IsCode(HandlingPriority) readonly priority?: HandlingPriority;

  /** Applications that count under a concentration limit: `industry.C`. */
  @IsOptional() @IsCeilingId() readonly ceilingId?: string;

  /** Applications that still miss a document of this kind. */
  @IsOptional() @IsCode(DocumentKind) readonly missing?: DocumentKind;

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
  /** Mean hours from submission to decision by the server's clock, without the client's time. */
  readonly meanHours: DecimalText | null;
}

/** How many applications are in each stage, and how long the stages take; migrated ones left out. */
export class GetPipeline extends ViewQuery<readonly PipelineLine[]> {}

const counted = (days: number | undefined) => (days === undefined ? 0 : 1);

/** Every application and how far it has come. */
export const pipeline = defineView({
  name: 'pipeline',
  version: 7,
  ...pipelineFold,
  rollups: {
    stages: ({ stage, requested, granted, migrated, bankSeconds, ...days }) =>
      migrated
        ? []
        : [
            {
              group: { stage, currency: requested.currency },
              sums: {
                requested: requested.minor,
                granted: granted?.minor ?? 0,
                reviewed: counted(days.reviewDays),
                reviewDays: days.reviewDays ?? 0,
                decided: counted(days.decisionDays),
                decisionDays: days.decisionDays ?? 0,
                totalDays: days.totalDays ?? 0,
                bankSeconds: bankSeconds ?? 0,
              },
            },
          ],
  },
  scope: { client: 'clientId' },
  queries: { GetApplication, GetClientProgress, ListApplications, GetPipeline },
  allow: {
    GetApplication: everyone,
    GetClientProgress: everyone,
    ListApplications: everyone,
    GetPipeline: everyone,
  },
  answer: {
    GetApplication: ({ applicationId }, applications) => applications.get(applicationId),
    GetClientProgress: async ({ applicationId }, applications) =>
      progressOf(await applications.get(applicationId)),
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
          priority: asked.priority,
          missing: asked.missing,
          ceilingIds: asked.ceilingId,
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
    { priority: -1 },
    { missing: 1, submittedOn: -1 },
    { ceilingIds: 1, submittedOn: -1 },
  ],
  orders: ['submittedOn', 'stageSince', 'requested.minor', 'priority'],
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
    meanHours: mean(sum('bankSeconds'), 3_600 * sum('decided')),
  };
}
