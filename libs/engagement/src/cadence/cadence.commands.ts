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
