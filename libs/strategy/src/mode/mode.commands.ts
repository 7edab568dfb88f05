import { DomainCommand, IsCode, IsId, IsText } from '#kernel';
import { CrmMode } from './mode.codes.js';

abstract class ModeCommand extends DomainCommand {
  @IsId() readonly clientId!: string;
}

/** Says in which mode a relationship is kept. Less attention is for heads and risk officers to decide. */
export class SwitchMode extends ModeCommand {
  @IsCode(CrmMode) readonly mode!: CrmMode;

  @IsText() readonly reason!: string;
}

/** Says in which mode one facility is kept; the client has the most attentive mode of all. */
export class SwitchFacilityMode extends ModeCommand {
  /** A loan of the client. */
  @IsId() readonly loanId!: string;

  @IsCode(CrmMode) readonly mode!: CrmMode;

  @IsText() readonly reason!: string;
}

/** Takes the mode of a facility back; the mode of the relationship holds for it again. */
export class EndFacilityMode extends ModeCommand {
  @IsId() readonly loanId!: string;

  @IsText() readonly reason!: string;
}
