import type { Day, DecimalText, Money } from '#kernel';
import {
  DomainCommand,
  IsDay,
  IsDecimalText,
  IsId,
  IsMoney,
  IsMoneyOrNothing,
  IsText,
} from '#kernel';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';

abstract class AccountsCommand extends DomainCommand {
  @IsId() readonly projectId!: string;
}

/** Agrees the accounts of a project: where they are kept, and what is paid from them in which way. */
export class AgreeAccounts extends AccountsCommand {
  @IsText({ max: 200 }) readonly bank!: string;

  /** The number of the account that revenue goes to. */
  @IsText({ max: 60 }) readonly revenueAccount!: string;

  /** The number of the account that debt is served from. */
  @IsText({ max: 60 }) readonly debtServiceAccount!: string;

  /** The number of the debt service reserve account. */
  @IsText({ max: 60 }) readonly reserveAccount!: string;

  /** For how many months to come the reserve holds the debt service of the plan. */
  @IsInt() @Min(0) @Max(24) readonly reserveMonths!: number;

  /** The part of what is left that repays debt early, as a share of 1. */
  @IsDecimalText({ min: '0', max: '1' }) readonly sweepShare!: DecimalText;

  /** Below this cover of the debt service nothing is distributed. */
  @IsDecimalText({ min: '1', max: '5' }) readonly lockUp!: DecimalText;

  @IsText() readonly reason!: string;
}

/** Records revenue that has come to the account of a project. */
export class RecordProjectReceipt extends AccountsCommand {
  @IsId() readonly receiptId!: string;

  @IsMoney() readonly amount!: Money;

  @IsDay() readonly valueDate!: Day;
}

/** Locks distributions for a covenant, or releases them. Sent as the covenant stands only. */
export class LockDistributions extends AccountsCommand {
  @IsId() readonly covenantId!: string;

  @IsBoolean() readonly locked!: boolean;
}

/** Pays what is due out of the accounts of a project, in the order that was agreed. */
export class RunWaterfall extends AccountsCommand {
  @IsId() readonly runId!: string;

  /** The debt whose interest and principal are paid, and which is swept. */
  @IsId() readonly sourceId!: string;

  @IsMoneyOrNothing() readonly operating!: Money;

  @IsMoneyOrNothing() readonly tax!: Money;

  @IsMoneyOrNothing() readonly fee!: Money;

  @IsMoneyOrNothing() readonly interest!: Money;

  @IsMoneyOrNothing() readonly principal!: Money;

  @IsDay() readonly valueDate!: Day;
}
