import type { Industry, Region } from '#clients';
import { IsIndustry, IsRegion, Origin } from '#clients';
import type { Day, Level } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsId, IsPart, IsText } from '#kernel';
import { IsOptional } from 'class-validator';
import { WarningLevel } from '../early-warning/early-warning.codes.js';
import { SignalCode, SignalRelevance } from './signal.codes.js';

abstract class SignalCommand extends DomainCommand {
  @IsId() readonly signalId!: string;
}

abstract class SignalContentCommand extends SignalCommand {
  @IsCode(SignalCode) readonly code!: SignalCode;

  /** Its severity; defaults to that of its code. */
  @IsOptional() @IsCode(WarningLevel) readonly gravity?: Level;

  @IsText({ max: 200 }) readonly title!: string;

  @IsOptional() @IsText({ max: 4_000 }) readonly text?: string;

  @IsDay() readonly happenedOn!: Day;

  /** The last day on which it counts. */
  @IsOptional() @IsDay() readonly countsUntil?: Day;
}

/** Takes in a signal from outside: a register, a court, an authority, a newspaper. */
export class ReceiveSignal extends SignalContentCommand {
  /** The client it is about; absent where it is about an industry, a region or everybody. */
  @IsOptional() @IsId() readonly clientId?: string;

  @IsOptional() @IsIndustry() readonly industry?: Industry;

  @IsOptional() @IsRegion() readonly region?: Region;

  @IsText({ max: 80 }) readonly provider!: string;

  /** The number the provider gave it. */
  @IsOptional() @IsId() readonly reference?: string;

  /** The day the bank learnt of it; defaults to the day of recording. */
  @IsOptional() @IsDay() readonly knownOn?: Day;

  @IsOptional() @IsPart(Origin) readonly origin?: Origin;
}

/** Tells the risk team what one has seen at a client. */
export class ReportObservation extends SignalContentCommand {
  @IsId() readonly clientId!: string;
}

/** Says what the risk team makes of a signal, to whoever brought it. */
export class AssessSignal extends SignalCommand {
  @IsCode(SignalRelevance) readonly relevance!: SignalRelevance;

  @IsText({ max: 2_000 }) readonly comment!: string;
}

/** Takes back a signal that was wrong. */
export class WithdrawSignal extends SignalCommand {
  @IsText() readonly reason!: string;
}
