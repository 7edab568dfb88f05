import type { Day, DecimalText, Money } from '#kernel';
import {
  DomainCommand,
  IsCode,
  IsDay,
  IsDecimalText,
  IsId,
  IsMoneyOrNothing,
  IsPart,
  IsText,
} from '#kernel';
import { IsOptional } from 'class-validator';
import { AreParts } from '../project/project.fields.js';
import { PlanCase } from './cash-flow.codes.js';
import type { Period } from './cash-flow.fields.js';
import { PeriodFields } from './cash-flow.fields.js';

/** Plans the cash flows of a case, period by period. A later plan takes its place. */
export class PlanCashFlows extends DomainCommand {
  @IsId() readonly projectId!: string;

  @IsCode(PlanCase) readonly planCase!: PlanCase;

  /** Debt outstanding before the first period. */
  @IsMoneyOrNothing() readonly debt!: Money;

  /** Capital paid in before the first period. */
  @IsMoneyOrNothing() readonly equity!: Money;

  /** Balance of the debt service reserve account, where the contract counts it; else nothing. */
  @IsOptional() @IsMoneyOrNothing() readonly reserve?: Money;

  /** Rate of the debt for one period: "0.0215" for 4.3 % a year by half-years. */
  @IsDecimalText({ min: '0', max: '1' }) readonly ratePerPeriod!: DecimalText;

  @AreParts(PeriodFields, { least: 1, most: 240 }) readonly periods!: readonly Period[];

  @IsText() readonly reason!: string;
}

/** Records what came in and went out in a period. A correction takes the place of what was told. */
export class RecordCashFlow extends DomainCommand {
  @IsId() readonly projectId!: string;

  @IsPart(PeriodFields) readonly period!: Period;

  /** The day the bank learnt of it. Defaults to today. */
  @IsOptional() @IsDay() readonly valueDate?: Day;
}
