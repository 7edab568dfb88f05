import { IsDay, IsId, IsInstant, IsText, ListQuery, ViewQuery } from '#kernel';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { TrailEntry } from './trail-entry.js';
import type { TrailTree } from './trail-tree.js';

const most = Number.MAX_SAFE_INTEGER;

abstract class AtPosition<T> extends ViewQuery<T> {
  @Type(() => Number) @IsInt() @Min(0) @Max(most) readonly position!: number;
}

/** One entry, by its position in the log, with its particulars and what it changed. */
export class GetTrailEntry extends AtPosition<TrailEntry> {}

/** What an event followed from, back to the first cause, and all that followed from that. */
export class GetTrailTree extends AtPosition<TrailTree> {}

abstract class TrailQuery extends ListQuery<TrailEntry> {
  /** The type of the event, such as `LoanDisbursed`. */
  @IsOptional() @IsText({ max: 80 }) readonly type?: string;

  /** The first moment of recording. */
  @IsOptional() @IsInstant() readonly since?: string;

  /** The moment of recording before which entries lie. */
  @IsOptional() @IsInstant() readonly until?: string;

  /** The first day on which they count. */
  @IsOptional() @IsDay() readonly countsFrom?: string;

  /** The last day on which they count. */
  @IsOptional() @IsDay() readonly countsUpTo?: string;
}

/** What happened to one subject: a client, a loan, repayment 4 of a loan. */
export class ListTrailOfSubject extends TrailQuery {
  /** What it is: `client`, `loan`, `application`, `person`, `repayment`. */
  @IsText({ max: 40 }) readonly kind!: string;

  @IsId() readonly subjectId!: string;

  /** The stream in which it has its number: the loan of a repayment. */
  @IsOptional() @IsId() readonly within?: string;
}

/** What happened, newest first unless `sort=position`: by whom, what, when, why, for whom. */
export class ListTrail extends TrailQuery {
  /** With its kind: `loan:ln_7`, `repayment:ln_7/4`. */
  @IsOptional() @IsText({ max: 200 }) readonly subject?: string;
  @IsOptional() @IsText({ max: 200 }) readonly actor?: string;
  /** The entry in the staff register. */
  @IsOptional() @IsText({ max: 200 }) readonly person?: string;
  /** A role that the actor held. */
  @IsOptional() @IsText({ max: 80 }) readonly role?: string;
  /** The way the command came: `api`, `process`, `import`. */
  @IsOptional() @IsText({ max: 80 }) readonly channel?: string;
  @IsOptional() @IsText({ max: 200 }) readonly onBehalfOf?: string;
  @IsOptional() @IsText({ max: 80 }) readonly command?: string;
  @IsOptional() @IsText({ max: 200 }) readonly correlationId?: string;
  /** The event or command that entries followed from. */
  @IsOptional() @IsText({ max: 200 }) readonly causationId?: string;
  @IsOptional() @IsText({ max: 200 }) readonly eventId?: string;
  @IsOptional() @IsDay() readonly businessDate?: string;
  /** How the reason begins. */
  @IsOptional() @IsText({ max: 200 }) readonly reason?: string;
  /** The kind of stream, such as `loan`. */
  @IsOptional() @IsText({ max: 80 }) readonly category?: string;
  @IsOptional() @IsText({ max: 200 }) readonly stream?: string;
}
