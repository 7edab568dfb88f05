import { IsLoanAmount } from '#credit';
import type { Day, Money } from '#kernel';
import { IsDay, IsId, IsMoneyOrNothing, IsPart, IsText } from '#kernel';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { LoanCommand } from '../loan-command.js';
import { PayeeFields } from '../money/payee.js';
import type { Payee } from '../money/payee.js';
import { Proposing } from '../proposal/proposing.js';
import type { StatedChange } from '../servicing/stated-change.js';
import { ChangeFields } from '../servicing/stated-change.js';

/** Proposes to restructure the loan (重组). */
export class ProposeRestructuring extends Proposing {
  @IsPart(ChangeFields) readonly change!: StatedChange;

  /** Whether the debtor is in financial difficulty: then the loan comes under observation. */
  @IsBoolean() readonly inDifficulty!: boolean;

  @IsText() readonly reason!: string;
}

/** What a risk response asks of a loan: a kind, and of an extension the new maturity. */
export type Measure = { readonly [K in keyof MeasureFields]: MeasureFields[K] };

/** What a risk response asks of a loan: a later maturity, or that all becomes due at once. */
class MeasureFields {
  @IsIn(['extension', 'acceleration']) readonly kind!: 'extension' | 'acceleration';

  /** Of an extension. */
  @IsOptional() @IsDay() readonly maturesOn?: Day;
}

/**
 * Proposes what a risk response asks for. What the loan does not allow is recorded and not refused, so
 * that the response hears of it. Sent by the system alone.
 */
export class ForwardMeasure extends LoanCommand {
  @IsId() readonly proposalId!: string;

  /** The response that asks for it. */
  @IsId() readonly responseId!: string;

  @IsPart(MeasureFields) readonly measure!: Measure;

  @IsText({ max: 4_000 }) readonly reason!: string;

  /** Who asked for it: the person does not approve it here. */
  @IsId() readonly instructedBy!: string;
}

/** Proposes a later maturity (展期). */
export class ProposeExtension extends Proposing {
  @IsDay() readonly maturesOn!: Day;

  @IsText() readonly reason!: string;
}

/** Proposes that all that is owed becomes due at once (提前到期). */
export class ProposeAcceleration extends Proposing {
  @IsText() readonly reason!: string;
}

/** Proposes to sell the claim. */
export class ProposeTransfer extends Proposing {
  @IsPart(PayeeFields) readonly assignee!: Payee;

  @IsMoneyOrNothing() readonly price!: Money;

  @IsText() readonly reason!: string;
}

/** Proposes to take shares of the debtor in place of a part of the debt (债转股). */
export class ProposeDebtToEquity extends Proposing {
  @IsLoanAmount() readonly amount!: Money;

  @IsText({ max: 200 }) readonly company!: string;

  /** What the bank gets for it. */
  @IsText({ max: 200 }) readonly shares!: string;

  @IsText() readonly reason!: string;
}
