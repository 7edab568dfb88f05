import type { Day, Money } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsId, IsMoney, IsPart, IsText } from '#kernel';
import type { Payee } from '#lending';
import { PayeeFields, PaymentWay } from '#lending';
import { IsOptional } from 'class-validator';
import type { Paper } from '../project/project.fields.js';
import { AreParts, PaperFields } from '../project/project.fields.js';

class DrawnLineFields {
  @IsId() readonly lineId!: string;

  @IsMoney() readonly amount!: Money;
}
/** What a drawdown takes of a line of the budget. */
export type DrawnLine = { readonly [K in keyof DrawnLineFields]: DrawnLineFields[K] };

abstract class DrawdownCommand extends DomainCommand {
  @IsId() readonly projectId!: string;

  @IsId() readonly drawdownId!: string;
}

/**
 * Asks for money of a debt of the project, by line of the budget. It keeps to the budget, to the
 * source, and to the days on which the source may be drawn.
 */
export class RequestDrawdown extends DrawdownCommand {
  @IsId() readonly sourceId!: string;

  @AreParts(DrawnLineFields, { least: 1 }) readonly lines!: readonly DrawnLine[];

  /** A milestone that is to be certified first, where the agreement ties the money to one. */
  @IsOptional() @IsId() readonly milestoneId?: string;

  @IsText() readonly purpose!: string;

  /** Why the contingency is needed before the work has come so far. */
  @IsOptional() @IsText() readonly exception?: string;

  /** Whom the loan is to pay, and how: needed where the source is drawn on a loan. */
  @IsOptional() @IsPart(PayeeFields) readonly payee?: Payee;

  @IsOptional() @IsCode(PaymentWay) readonly way?: PaymentWay;
}

/** Records the engineer's certificate for a drawdown. */
export class CertifyDrawdown extends DrawdownCommand {
  @IsText({ max: 200 }) readonly engineer!: string;

  @AreParts(PaperFields, { least: 1, most: 20 }) readonly evidence!: readonly Paper[];
}

/** Approves a drawdown: another person than the one who asked, and only beside enough capital. */
export class ApproveDrawdown extends DrawdownCommand {}

/** Sends a request for a drawdown back. */
export class DeclineDrawdown extends DrawdownCommand {
  @IsText() readonly reason!: string;
}

/** Records capital that the owners have paid in. */
export class PayInCapital extends DomainCommand {
  @IsId() readonly projectId!: string;

  @IsId() readonly paymentId!: string;

  @IsId() readonly sourceId!: string;

  @IsMoney() readonly amount!: Money;

  @IsDay() readonly valueDate!: Day;
}

/** Says on which loan a debt of the project is drawn: what is approved is then instructed there. */
export class TieFacilityLoan extends DomainCommand {
  @IsId() readonly projectId!: string;

  @IsId() readonly sourceId!: string;

  @IsId() readonly loanId!: string;
}

/** Marks a drawdown that its loan has paid out. Sent when the loan pays. */
export class MarkDrawdownPaidOut extends DrawdownCommand {
  @IsDay() readonly valueDate!: Day;
}

/** Marks a drawdown that its loan has paid out by mistake. Sent when the loan takes it back. */
export class MarkDrawdownTakenBack extends DrawdownCommand {
  @IsText() readonly reason!: string;

  /** The day on which it had been paid out. */
  @IsDay() readonly valueDate!: Day;
}

/** Marks a drawdown that its loan does not pay. Sent when the loan turns it away. */
export class MarkDrawdownFailed extends DrawdownCommand {
  @IsText() readonly reason!: string;
}
