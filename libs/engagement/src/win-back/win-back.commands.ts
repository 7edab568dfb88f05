import type { Day } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsId, IsText } from '#kernel';
import { IsOptional } from 'class-validator';
import { ChurnReason, WinBackMeasure } from './win-back.codes.js';

abstract class WinBackCommand extends DomainCommand {
  @IsId() readonly winBackId!: string;
}

/** Offers something to a client that is about to leave, by the reason it has. */
export class OfferWinBack extends WinBackCommand {
  @IsId() readonly clientId!: string;

  @IsCode(ChurnReason) readonly reason!: ChurnReason;

  /** What was seen or heard: an answer to a survey, an interview, a falling balance. */
  @IsText({ max: 500 }) readonly signal!: string;

  /** The answer to a survey that it follows from. */
  @IsOptional() @IsId() readonly answerId?: string;

  @IsCode(WinBackMeasure) readonly measure!: WinBackMeasure;

  @IsText({ max: 1000 }) readonly offer!: string;

  /** The last day on which the client may accept. */
  @IsDay() readonly validUntil!: Day;
}

/** Says that the client stays. */
export class RecordWinBack extends WinBackCommand {
  @IsText({ max: 1000 }) readonly result!: string;
}

/** Says that the client leaves all the same. */
export class RecordLoss extends WinBackCommand {
  @IsText({ max: 1000 }) readonly result!: string;

  /** Where the client went, if it said so. */
  @IsOptional() @IsText({ max: 120 }) readonly competitor?: string;
}
