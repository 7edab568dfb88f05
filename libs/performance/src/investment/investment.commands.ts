import type { Money } from '#kernel';
import { DomainCommand, IsCode, IsId, IsMoney, IsText } from '#kernel';
import { IsBoolean, IsOptional } from 'class-validator';
import { InvestmentKind } from '../performance.codes.js';

abstract class InvestmentCommand extends DomainCommand {
  @IsId() readonly investmentId!: string;
}

/** Proposes to spend money on a tool or on skills. Somebody else approves it. */
export class ProposeInvestment extends InvestmentCommand {
  @IsCode(InvestmentKind) readonly kind!: InvestmentKind;

  @IsText({ max: 160 }) readonly what!: string;

  /** What it is to bring: a figure, a risk seen earlier, hours saved. */
  @IsText({ max: 500 }) readonly purpose!: string;

  @IsMoney() readonly amount!: Money;

  /** The course that teaches how to use it. */
  @IsOptional() @IsId() readonly courseId?: string;
}

/** Approves what somebody else proposed to spend. */
export class ApproveInvestment extends InvestmentCommand {}

/** Turns down what was proposed. */
export class DeclineInvestment extends InvestmentCommand {
  @IsText({ max: 500 }) readonly reason!: string;
}

/** Says whether it brought what it was to bring. */
export class ReviewInvestment extends InvestmentCommand {
  @IsBoolean() readonly effective!: boolean;

  @IsText({ max: 1000 }) readonly finding!: string;
}
