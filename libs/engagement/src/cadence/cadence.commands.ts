import { DomainCommand, IsCode, IsId, IsText } from '#kernel';
import { CadenceProfile, ContactStage } from '../engagement.codes.js';

abstract class CadenceCommand extends DomainCommand {
  @IsId() readonly clientId!: string;
}

/** Says how closely a client is to be kept in touch with: by its mode, or by its type. */
export class AssignCadence extends CadenceCommand {
  @IsCode(CadenceProfile) readonly profile!: CadenceProfile;

  @IsText() readonly reason!: string;
}

/** Says what the client is busy with: applying, being approved, repaying. */
export class EnterContactStage extends CadenceCommand {
  @IsCode(ContactStage) readonly stage!: ContactStage;
}

/** Names the senior of the bank who looks after the client in person: a review is due from then on. */
export class NameSponsor extends CadenceCommand {
  @IsId() readonly sponsorId!: string;

  @IsText() readonly reason!: string;
}

/** Ends the care of the senior who was named. */
export class ReleaseSponsor extends CadenceCommand {
  @IsText() readonly reason!: string;
}
