import type { Day, DecimalText } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsDecimalText, IsText } from '#kernel';
import { RateIndex } from '#loan-arithmetic';

abstract class FixingCommand extends DomainCommand {
  @IsCode(RateIndex) readonly index!: RateIndex;

  @IsDay() readonly publishedOn!: Day;

  /** Per year: "0.031" is 3.1 %. */
  @IsDecimalText({ min: '-1', max: '1' }) readonly annualRate!: DecimalText;
}

/** Records what an index was published at on a day. Loans that follow it are reset by it. */
export class RecordFixing extends FixingCommand {
  /** Who published it. */
  @IsText({ max: 200 }) readonly source!: string;
}

/**
 * Corrects a fixing that was taken down wrongly, by another person. Rates that were announced by it
 * stand; GET /loans?rateIndex=…&rateFixedOn=… lists the loans that a new rate is announced to.
 */
export class CorrectFixing extends FixingCommand {
  @IsText() readonly reason!: string;
}
