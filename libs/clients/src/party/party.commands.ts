import { DatedCommand, IsCode, IsId, IsPart, IsText } from '#kernel';
import { IsOptional, Matches } from 'class-validator';
import { FactSource } from '../client/client-facts.js';
import type { Name } from '../client/name.js';
import { IsName } from '../client/name.js';
import { OrganisationKind } from './party.codes.js';
import { Consent, Demographics, Identity } from './party.fields.js';

abstract class PartyCommand extends DatedCommand {
  @IsId() readonly partyId!: string;
}

abstract class OpeningCommand extends PartyCommand {
  /** The client that it has to do with; the relation is linked in the file of the client. */
  @IsId() readonly clientId!: string;

  @IsPart(FactSource) readonly source!: FactSource;

  /** The country, by ISO 3166: "CN". */
  @IsOptional()
  @Matches(/^[A-Z]{2}$/, { message: '$property must be a country of two letters' })
  readonly country?: string;
}

/** Registers a natural person who has to do with a client: owner, guarantor, contact. */
export class RegisterPerson extends OpeningCommand {
  @IsText({ max: 100 }) readonly fullName!: string;

  @IsOptional() @IsPart(Identity) readonly identity?: Identity;
}

/** Registers an organisation outside: a parent, a shareholder, a fund. */
export class RegisterOrganisation extends OpeningCommand {
  @IsCode(OrganisationKind) readonly kind!: OrganisationKind;

  @IsName() readonly name!: Name;

  @IsOptional() @IsText({ max: 40 }) readonly registrationNumber?: string;
}

/** Records age, gender, occupation, income and education, as far as the person agrees. */
export class StateDemographics extends PartyCommand {
  @IsPart(Demographics) readonly demographics!: Demographics;

  @IsPart(Consent) readonly consent!: Consent;

  @IsPart(FactSource) readonly source!: FactSource;
}

/** Records that the person no longer agrees; what was stated is shown no more. */
export class WithdrawDemographics extends PartyCommand {
  @IsText() readonly reason!: string;
}
