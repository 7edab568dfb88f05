import { DomainCommand, IsCode, IsId, IsText } from '#kernel';
import { GroupRole } from '../clients.codes.js';
import type { Name } from '../client/name.js';
import { IsName } from '../client/name.js';

abstract class GroupCommand extends DomainCommand {
  @IsId() readonly groupId!: string;
}

/** Recognises a group of companies. */
export class FormGroup extends GroupCommand {
  @IsName() readonly name!: Name;
}

/** Counts a client to the group. */
export class JoinGroup extends GroupCommand {
  @IsId() readonly clientId!: string;

  @IsCode(GroupRole) readonly role!: GroupRole;
}

/** Counts a client to the group no longer. */
export class LeaveGroup extends GroupCommand {
  @IsId() readonly clientId!: string;

  @IsText() readonly reason!: string;
}

/** Ends the group: every client leaves it. */
export class DissolveGroup extends GroupCommand {
  @IsText() readonly reason!: string;
}
