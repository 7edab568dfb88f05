import { DomainCommand, IsCode, IsId, IsText } from '#kernel';
import type { OrganisationName } from '../name.js';
import { IsOrganisationName } from '../name.js';
import { TeamFunction, TeamKind } from '../organisation.codes.js';

abstract class TeamCommand extends DomainCommand {
  @IsId() readonly teamId!: string;
}

/** Forms a team, still without members. */
export class FormTeam extends TeamCommand {
  @IsCode(TeamKind) readonly kind!: TeamKind;

  @IsOrganisationName() readonly name!: OrganisationName;
}

/** Takes a person into the team, or gives a member another function. */
export class JoinTeam extends TeamCommand {
  @IsId() readonly personId!: string;

  @IsCode(TeamFunction) readonly function!: TeamFunction;
}

/** Takes a person out of the team. */
export class LeaveTeam extends TeamCommand {
  @IsId() readonly personId!: string;

  @IsText() readonly reason!: string;
}

/** Ends the team: every member leaves it. */
export class DissolveTeam extends TeamCommand {
  @IsText() readonly reason!: string;
}
