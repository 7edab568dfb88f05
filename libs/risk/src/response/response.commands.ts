import type { Day, Level, Money } from '#kernel';
import {
  AreCodes,
  DomainCommand,
  IsCode,
  IsDay,
  IsId,
  IsMoneyOrNothing,
  IsPart,
  IsText,
} from '#kernel';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional } from 'class-validator';
import {
  RiskResponse,
  WarningLevel,
  WarningPlaybook,
  WarningVerdict,
} from '../early-warning/early-warning.codes.js';
import type { ProposedTerms } from './response.events.js';
import { LegalStage, NoticeChannel, ProposalAnswer, ResponseStep } from './response.codes.js';

abstract class ResponseCommand extends DomainCommand {
  @IsId() readonly responseId!: string;
}

/** Starts the response to a warning, or widens it. Sent by the system alone. */
export class StartResponse extends ResponseCommand {
  @IsId() readonly clientId!: string;

  @IsId() readonly rule!: string;

  @IsCode(WarningLevel) readonly level!: Level;

  @IsCode(WarningPlaybook) readonly playbook!: WarningPlaybook;

  @IsDay() readonly day!: Day;
}

/** Says that a step is done, and what came of it. */
export class CompleteResponseStep extends ResponseCommand {
  @IsCode(ResponseStep) readonly step!: ResponseStep;

  @IsText({ max: 2_000 }) readonly result!: string;

  /** The id of the loan, application or task by which it was done. */
  @IsOptional() @IsId() readonly doneThrough?: string;
}

/** Marks the open steps as done that something else fulfils. Sent by the system alone. */
export class FulfilResponseSteps extends ResponseCommand {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  @AreCodes(ResponseStep)
  readonly steps!: readonly ResponseStep[];

  @IsText({ max: 2_000 }) readonly result!: string;

  /** The id of the loan, contact, guarantee or collateral by which they were done. */
  @IsId() readonly doneThrough!: string;

  @IsDay() readonly day!: Day;
}

class TermsFields implements ProposedTerms {
  @IsId() readonly loanId!: string;

  @IsDay() readonly maturesOn!: Day;
}

/** Tells the client of the problem, with a proposal how to solve it. */
export class ProposeSolution extends ResponseCommand {
  @IsText({ max: 4_000 }) readonly proposal!: string;

  @IsCode(NoticeChannel) readonly channel!: NoticeChannel;

  /** A later maturity of a loan: proposed to lending when the client accepts. */
  @IsOptional() @IsPart(TermsFields) readonly terms?: ProposedTerms;
}

/** Records what the client answers to the proposal. */
export class AnswerProposal extends ResponseCommand {
  @IsCode(ProposalAnswer) readonly answer!: ProposalAnswer;

  @IsText({ max: 2_000 }) readonly comment!: string;
}

/** Records what the committee has decided on a response that was taken to it. */
export class DecideResponse extends ResponseCommand {
  @IsText({ max: 4_000 }) readonly decision!: string;

  @IsCode(RiskResponse) readonly response!: RiskResponse;

  /** The members who took part. */
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(20)
  @IsId({ each: true })
  readonly members!: readonly string[];
}

/** Takes legal proceedings to their next stage. */
export class ReachLegalStage extends ResponseCommand {
  @IsCode(LegalStage) readonly stage!: LegalStage;

  @IsOptional() @IsText({ max: 200 }) readonly court?: string;

  @IsOptional() @IsText({ max: 100 }) readonly reference?: string;
}

/** Sets how much the client may owe by a day. */
export class SetExposureTarget extends ResponseCommand {
  @IsId() readonly clientId!: string;

  @IsMoneyOrNothing() readonly target!: Money;

  @IsDay() readonly by!: Day;
}

/** Looks at an open response at the end of a day. Sent by the system alone. */
export class JudgeResponse extends ResponseCommand {
  @IsDay() readonly day!: Day;
}

/** Ends the response with its warning. Sent by the system alone. */
export class EndResponse extends ResponseCommand {
  @IsCode(WarningVerdict) readonly verdict!: WarningVerdict;

  @IsDay() readonly day!: Day;
}
