import { LoanProduct, LoanPurpose } from '#credit';
import type { Day, Where } from '#kernel';
import { addDays, IsCode, IsDay, IsId, IsText, ViewQuery } from '#kernel';
import { AgeingBucket, RateIndex, RepaymentMethod } from '#loan-arithmetic';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, Matches } from 'class-validator';
import { LoanStatus } from '../../lending.codes.js';
import { LoanClass, Stage } from '../../risk-class.codes.js';
import type { KeptLoan } from './loan-book.rows.js';

/** The orders of a list of loans. Sorted by a day, only those are listed that have one. */
export const loanOrders = [
  'nextDueOn',
  'maturesOn',
  'grantedOn',
  'outstanding.minor',
  'overdueSince',
] as const;

/** Which loans: all conditions hold. */
export abstract class LoanFilter<T> extends ViewQuery<T> {
  @IsOptional() @IsId() readonly clientId?: string;
  @IsOptional() @IsId() readonly applicationId?: string;
  @IsOptional() @IsText({ max: 80 }) readonly agreementNumber?: string;
  @IsOptional() @IsCode(LoanStatus) readonly status?: LoanStatus;
  @IsOptional() @IsCode(LoanProduct) readonly product?: LoanProduct;
  @IsOptional() @IsCode(LoanPurpose) readonly purpose?: LoanPurpose;
  @IsOptional() @IsCode(RepaymentMethod) readonly method?: RepaymentMethod;
  @IsOptional() @Matches(/^[A-Z]{3}$/) readonly currency?: string;
  @IsOptional() @IsText({ max: 10 }) readonly industry?: string;
  @IsOptional() @IsText({ max: 10 }) readonly region?: string;
  @IsOptional() @Matches(/^\d{4}$|^unknown$/) readonly approvalYear?: string;

  /** The relationship manager of today. */
  @IsOptional() @IsId() readonly managerId?: string;

  /** The unit of the manager, or one above it. */
  @IsOptional() @IsId() readonly unitId?: string;

  /** The class of the regulator, and the stage of IFRS 9. */
  @IsOptional() @IsCode(LoanClass) readonly class?: LoanClass;
  @IsOptional() @IsCode(Stage) readonly stage?: Stage;

  /** Only those with something overdue, or only those without. */
  @IsOptional()
  @Transform(({ value }: { readonly value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  )
  @IsBoolean()
  readonly overdue?: boolean;

  /** Only those whose next reset lacks a published rate. */
  @IsOptional()
  @Transform(({ value }: { readonly value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  )
  @IsBoolean()
  readonly fixingMissing?: boolean;

  /** Only those whose rate was set last by this index. */
  @IsOptional() @IsCode(RateIndex) readonly rateIndex?: RateIndex;

  /** Only those whose rate was set last by what was published on this day. */
  @IsOptional() @IsDay() readonly rateFixedOn?: Day;

  /** Days past due at the end of the day, by their bucket; only loans that run. */
  @IsOptional() @IsCode(AgeingBucket) readonly bucket?: AgeingBucket;

  /** Only those with something unpaid that is due by this day, overdue or to come. */
  @IsOptional() @IsDay() readonly dueUpTo?: Day;

  /** The last due day is this one or a later one. */
  @IsOptional() @IsDay() readonly maturesFrom?: Day;

  /** The last due day is this one or an earlier one. */
  @IsOptional() @IsDay() readonly maturesUpTo?: Day;
}

/** The filter as conditions on what is kept; `sort` is the field of the order, where there is one. */
export function whereOf<T>(query: LoanFilter<T>, today: Day, sort = ''): Where<KeptLoan> {
  const { bucket, fixingMissing, maturesFrom, maturesUpTo } = query;
  const dated = (from: Day | undefined, upTo: Day | undefined, isOrder: boolean) =>
    from === undefined && upTo === undefined && !isOrder
      ? undefined
      : { ...(from === undefined ? { above: '' } : { from }), ...(upTo !== undefined && { upTo }) };
  return {
    clientId: query.clientId,
    applicationId: query.applicationId,
    agreementNumber: query.agreementNumber,
    status: query.status ?? (bucket === undefined && fixingMissing !== true ? undefined : 'active'),
    product: query.product,
    purpose: query.purpose,
    method: query.method,
    currency: query.currency,
    'industry.code': query.industry,
    'region.code': query.region,
    approvalYear: query.approvalYear,
    managerId: query.managerId,
    units: query.unitId,
    class: query.class,
    stage: query.stage,
    'reset.isMissing': fixingMissing,
    'published.index': query.rateIndex,
    'published.on': query.rateFixedOn,
    unpaidSince: unpaidSinceOf(query, today),
    lateFrom: lateFromOf(query, today, sort === 'overdueSince'),
    maturesOn: dated(maturesFrom, maturesUpTo, sort === 'maturesOn'),
    nextDueOn: sort === 'nextDueOn' ? { above: '' } : undefined,
  };
}

/** What is late on a day: a bucket of days past due, that of none aside, or whatever is overdue. */
function lateFromOf<T>(
  { overdue, bucket }: LoanFilter<T>,
  today: Day,
  sorted: boolean,
): Where<KeptLoan>['lateFrom'] {
  const late = bucket === undefined ? undefined : AgeingBucket(bucket).from > 0;
  const upTo = overdue === true || late === true || sorted;
  const above = overdue === false || late === false;
  if (!upTo && !above) return undefined;
  return { ...(upTo && { upTo: today }), ...(above && { above: today }) };
}

/** Days past due count from the day since which something has been unpaid. */
function unpaidSinceOf<T>(
  { bucket, dueUpTo }: LoanFilter<T>,
  today: Day,
): Where<KeptLoan>['unpaidSince'] {
  const { from = 0, to = 0 } = bucket === undefined ? {} : AgeingBucket(bucket);
  const days = [...(from === 0 ? [] : [addDays(today, -from)]), ...(dueUpTo ? [dueUpTo] : [])];
  const [upTo] = days.toSorted();
  if (upTo === undefined && to === 0) return undefined;
  return { ...(upTo !== undefined && { upTo }), ...(to > 0 && { from: addDays(today, -to) }) };
}
