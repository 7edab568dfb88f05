import type { DecimalText, Money } from '#kernel';
import {
  BusinessCalendar,
  defineRefusals,
  IsCode,
  IsDecimalText,
  IsMoneyOrNothing,
  IsPart,
} from '#kernel';
import type { PrepaymentFeeRule } from '#loan-arithmetic';
import { PrepaymentFee, RateIndex, ResetRhythm } from '#loan-arithmetic';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

export const clauseRefusals = defineRefusals({
  FeeIncomplete: {
    en: 'A fee needs exactly one way to tell what it comes to.',
    zh: '费用须且仅须注明一种计算方式',
    status: 422,
  },
});

/** The fee for paying before it is due, as the agreement states it. */
export class PrepaymentFeeFields {
  @IsCode(PrepaymentFee) readonly kind!: PrepaymentFee;

  @IsOptional() @IsMoneyOrNothing() readonly amount?: Money;

  @IsOptional() @IsDecimalText({ min: '0', max: '1' }) readonly share?: DecimalText;

  @IsOptional() @IsMoneyOrNothing() readonly atLeast?: Money;

  @IsOptional() @IsDecimalText({ min: '0', max: '1' }) readonly reinvestmentRate?: DecimalText;
}

/** How long before a reset its rate is fixed. */
class FixingFields {
  /** Business days before the reset, such as 2 for EURIBOR. */
  @IsInt() @Min(0) @Max(10) readonly businessDays!: number;

  @IsCode(BusinessCalendar) readonly calendar!: BusinessCalendar;
}

/** A rate that follows an index. */
export class FloatingFields {
  @IsCode(RateIndex) readonly index!: RateIndex;

  /** Over the index; below zero for a discount. */
  @IsInt() @Min(-1_000) @Max(2_000) readonly spreadBps!: number;

  @IsOptional() @IsDecimalText({ min: '0', max: '1' }) readonly rateFloor?: DecimalText;

  @IsOptional() @IsDecimalText({ min: '-1', max: '1' }) readonly rateCap?: DecimalText;

  /** Least and most that one reset may change the rate by. */
  @IsOptional() @IsDecimalText({ min: '-1', max: '0' }) readonly periodFloor?: DecimalText;

  @IsOptional() @IsDecimalText({ min: '0', max: '1' }) readonly periodCap?: DecimalText;

  /** When the rate is set anew by itself; only by hand where absent. */
  @IsOptional() @IsCode(ResetRhythm) readonly resets?: ResetRhythm;

  /** The day before the reset where absent; the day of notice at the latest. */
  @IsOptional() @IsPart(FixingFields) readonly fixing?: Fields<FixingFields>;
}

/** What the agreement states beside the terms that were granted. */
export class ClauseFields {
  /** Added to the contract rate on what is overdue. Source: 银发〔2003〕251号, 30 to 50 per cent. */
  @IsOptional() @IsDecimalText({ min: '0.3', max: '0.5' }) readonly overdueMarkup?: DecimalText;

  @IsOptional() @IsPart(PrepaymentFeeFields) readonly prepaymentFee?: StatedFee;

  @IsOptional() @IsPart(FloatingFields) readonly floating?: Floating;

  /** Days between the notice of a new rate and the day from which it counts. */
  @IsOptional() @IsInt() @Min(1) @Max(90) readonly rateNoticeDays?: number;
}

type Fields<T> = { readonly [K in keyof T]: T[K] };
type StatedFee = Fields<PrepaymentFeeFields>;
export type Floating = Fields<FloatingFields>;
/** What the agreement states beside the terms that were granted. */
export type Clauses = Fields<ClauseFields>;

/** The fee of a clause as the book counts it. @throws FeeIncomplete */
export function feeRuleOf(fee: StatedFee): PrepaymentFeeRule {
  const { kind, amount, share, atLeast, reinvestmentRate } = fee;
  switch (kind) {
    case 'none':
      return { kind };
    case 'amount':
      if (amount === undefined) break;
      return { kind, amount };
    case 'share':
      if (share === undefined) break;
      return { kind, share, ...(atLeast && { atLeast }) };
    case 'breakCost':
      if (reinvestmentRate === undefined) break;
      return { kind, reinvestmentRate };
  }
  throw clauseRefusals.FeeIncomplete({ field: 'clauses.prepaymentFee' });
}
