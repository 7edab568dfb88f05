import { DomainCommand, IsCode, IsId, IsPart, IsText } from '#kernel';
import { ProposalAnswer } from '../response/response.codes.js';
import { AdviceTopic } from './advice.codes.js';
import type { AdviceText } from './advice.events.js';

abstract class AdviceCommand extends DomainCommand {
  @IsId() readonly adviceId!: string;
}

class AdviceFields implements AdviceText {
  @IsText({ max: 200 }) readonly subject!: string;

  @IsText({ max: 2_000 }) readonly text!: string;
}

/** Advises a client on a risk of its own, with a proposal. Only where the client agreed to advice. */
export class OfferRiskAdvice extends AdviceCommand {
  @IsId() readonly clientId!: string;

  @IsCode(AdviceTopic) readonly topic!: AdviceTopic;

  @IsPart(AdviceFields) readonly en!: AdviceText;

  @IsPart(AdviceFields) readonly zh!: AdviceText;

  /** What the bank proposes to do with the client. */
  @IsText({ max: 1_000 }) readonly proposal!: string;
}

/** Records what the client answers to the proposal. */
export class AnswerRiskAdvice extends AdviceCommand {
  @IsCode(ProposalAnswer) readonly answer!: ProposalAnswer;

  @IsText({ max: 2_000 }) readonly comment!: string;
}
