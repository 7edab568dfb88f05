import type { DecimalText } from '#kernel';
import { IsDecimalText } from '#kernel';
import { IsInt, IsOptional, Min } from 'class-validator';

/**
 * What the early-warning rules watch of a client. A figure that is absent is not judged this time,
 * and what stands stays; one that is null has nothing left to observe, and calls for no level.
 */
export class ObservedFigures {
  /** Days that the oldest unpaid item of any loan of the client is past due. */
  @IsOptional() @IsInt() @Min(0) readonly daysPastDue?: number | null;

  /** Non-performing loans of a debtor who has other loans running beside them. */
  @IsOptional() @IsInt() @Min(0) readonly otherLoansNonPerforming?: number | null;

  /** Security over the amount outstanding of the loan that is secured most thinly. */
  @IsOptional() @IsDecimalText({ min: '0' }) readonly guaranteeCoverage?: DecimalText | null;

  /** Loans written off and not yet recovered. */
  @IsOptional() @IsInt() @Min(0) readonly loansWrittenOff?: number | null;

  /** Days beyond the day by which the client was to be contacted again. */
  @IsOptional() @IsInt() @Min(0) readonly daysBeyondCadence?: number | null;
}

/** The figures as plain data: what the rules read. */
export type ClientFigures = Readonly<Pick<ObservedFigures, keyof ObservedFigures>>;
