import type { DataOf, Day, DecimalText, Money, Openings, Rows } from '#kernel';
import { defineView, everyone, IsCode, IsDay, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { IsFlag } from '../../flag.js';
import { CollateralKind, CollateralStage } from '../../collateral/collateral.codes.js';
import type { Cover } from '../../collateral/collateral.events.js';
import { collateralEvents } from '../../collateral/collateral.events.js';

type Offered = DataOf<typeof collateralEvents.CollateralOffered>;
type Valued = DataOf<typeof collateralEvents.CollateralValued>;

/** One appraisal that was accepted. */
export interface Valuation {
  readonly value: Money;
  readonly lendable: Money;
  readonly appraiser: string;
  readonly appraisedOn: Day;
  readonly acceptedBy: string;
}

/** What secures credit, as it stands. */
export interface CollateralRow {
  readonly collateralId: string;
  readonly clientId: string;
  readonly kind: CollateralKind;
  readonly description: string;
  readonly owner?: string;
  readonly guarantor?: Offered['guarantor'];
  readonly stage: CollateralStage;
  /** An appraisal that awaits a decision. */
  readonly submitted?: { readonly value: Money; readonly appraiser: string; readonly on: Day };
  readonly value?: Money;
  /** The value less the haircut. */
  readonly lendable?: Money;
  readonly advanceRate?: DecimalText;
  readonly rule?: Valued['rule'];
  /** The day by which it is valued again. */
  readonly reviewOn?: Day;
  /** The appraisals that were accepted, the last 50. */
  readonly valuations: readonly Valuation[];
  readonly registration?: {
    readonly registry: string;
    readonly certificate: string;
    readonly rank: number;
    readonly priorClaims: Money;
    readonly on: Day;
  };
  readonly needsInsurance: boolean;
  /** The last day of the insurance; `none` where it is needed and there is none. */
  readonly insuredUntil?: string;
  readonly insurance?: {
    readonly insurer: string;
    readonly policy: string;
    readonly insured: Money;
  };
  /** What it secures of each credit. */
  readonly covers: readonly Cover[];
  readonly applicationIds: readonly string[];
  /** What it can still secure, in yuan. */
  readonly free: Money;
  /** What is allocated, with the claims before ours, as a share of the value. */
  readonly loanToValue: DecimalText;
  /** More is allocated than it is good for. */
  readonly isShort: boolean;
  readonly releaseAskedBy?: string;
  readonly reason?: string;
  readonly changedOn: Day;
}

/** One piece of collateral. */
export class GetCollateral extends ViewQuery<CollateralRow> {
  @IsId() readonly collateralId!: string;
}

/** What secures the credit of clients: all, what is short, due for an appraisal or uninsured. */
export class ListCollateral extends ListQuery<CollateralRow> {
  @IsOptional() @IsId() readonly clientId?: string;

  @IsOptional() @IsId() readonly applicationId?: string;

  @IsOptional() @IsCode(CollateralKind) readonly kind?: CollateralKind;

  @IsOptional() @IsCode(CollateralStage) readonly stage?: CollateralStage;

  /** More is allocated than it is good for: the alert of the loan to value. */
  @IsFlag() readonly short?: boolean;

  /** Due for an appraisal by this day. */
  @IsOptional() @IsDay() readonly reviewBy?: Day;

  /** The insurance ends by this day. */
  @IsOptional() @IsDay() readonly insuredUntil?: Day;
}

const opens: Openings<CollateralRow, typeof collateralEvents> = {
  CollateralOffered: (
    { clientId, kind, description, owner, guarantor, valueDate },
    { id: collateralId },
  ) => ({
    collateralId,
    clientId,
    kind,
    description,
    ...(owner !== undefined && { owner }),
    ...(guarantor && { guarantor }),
    stage: 'offered',
    valuations: [],
    needsInsurance: false,
    covers: [],
    applicationIds: [],
    free: { minor: 0, currency: 'CNY' },
    loanToValue: '0',
    isShort: false,
    changedOn: valueDate,
  }),
};

const valued = (
  { value, lendable, advanceRate, rule, appraiser, appraisedOn, ...data }: Valued,
  { submitted: _, ...row }: CollateralRow,
): CollateralRow => ({
  ...row,
  stage: row.stage === 'offered' ? 'valued' : row.stage,
  value,
  lendable,
  advanceRate,
  rule,
  reviewOn: data.reviewOn,
  needsInsurance: data.isInsured,
  ...(data.isInsured && { insuredUntil: row.insuredUntil ?? 'none' }),
  valuations: [
    ...row.valuations,
    { value, lendable, appraiser, appraisedOn, acceptedBy: data.acceptedBy },
  ].slice(-50),
  changedOn: data.valueDate,
});

const on: Rows<CollateralRow, typeof collateralEvents> = {
  AppraisalSubmitted: ({ value, appraiser, appraisedOn }, row) => ({
    ...row,
    submitted: { value, appraiser, on: appraisedOn },
  }),
  AppraisalRejected: ({ reason }, { submitted: _, ...row }) => ({ ...row, reason }),
  CollateralValued: valued,
  CollateralRegistered: ({ registry, certificate, rank, priorClaims, valueDate }, row) => ({
    ...row,
    stage: 'registered',
    registration: { registry, certificate, rank, priorClaims, on: valueDate },
    changedOn: valueDate,
  }),
  CollateralInsured: ({ insurer, policy, insured, until, valueDate }, row) => ({
    ...row,
    insurance: { insurer, policy, insured },
    insuredUntil: until,
    changedOn: valueDate,
  }),
  CoverChanged: ({ covers, free, loanToValue, isShort, valueDate }, row) => ({
    ...row,
    covers,
    applicationIds: covers.map(({ applicationId }) => applicationId),
    free,
    loanToValue,
    isShort,
    changedOn: valueDate,
  }),
  ReleaseAsked: ({ askedBy, reason }, row) => ({ ...row, releaseAskedBy: askedBy, reason }),
  ReleaseDeclined: ({ reason }, { releaseAskedBy: _, ...row }) => ({ ...row, reason }),
  // What is given back awaits no appraisal and no insurance.
  CollateralReleased: (
    { valueDate },
    { releaseAskedBy: _, reviewOn: _review, insuredUntil: _insured, ...row },
  ) => ({ ...row, stage: 'released', isShort: false, changedOn: valueDate }),
};

const upTo = (day: Day | undefined) => (day === undefined ? undefined : { upTo: day });

/** What secures credit: its value, what it is good for, and what of it is used. */
export const collateralBook = defineView({
  name: 'collateral',
  events: collateralEvents,
  opens,
  on,
  scope: { client: 'clientId' },
  queries: { GetCollateral, ListCollateral },
  allow: { GetCollateral: everyone, ListCollateral: everyone },
  answer: {
    GetCollateral: ({ collateralId }, rows) => rows.get(collateralId),
    ListCollateral: (query, rows) => {
      const { clientId, applicationId, kind, stage, short, reviewBy, insuredUntil } = query;
      const { limit, cursor, sort = 'collateralId' } = query;
      return rows.page(
        {
          clientId,
          applicationIds: applicationId,
          kind,
          stage,
          isShort: short,
          reviewOn: upTo(reviewBy),
          insuredUntil: upTo(insuredUntil),
        },
        { limit, cursor, sort },
      );
    },
  },
  indexes: [
    { collateralId: 1 },
    { clientId: 1, collateralId: 1 },
    { applicationIds: 1 },
    { isShort: 1, collateralId: 1 },
    { reviewOn: 1 },
    { insuredUntil: 1 },
  ],
  orders: ['reviewOn', 'insuredUntil'],
});
