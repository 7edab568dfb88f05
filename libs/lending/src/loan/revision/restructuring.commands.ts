import { IsLoanAmount } from '#credit';
import type { Day, Money } from '#kernel';
import { IsDay, IsMoneyOrNothing, IsPart, IsText } from '#kernel';
import { IsBoolean } from 'class-validator';
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
