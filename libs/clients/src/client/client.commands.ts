import type { Day, Money } from '#kernel';
import {
  DomainCommand,
  IsCode,
  IsDay,
  IsDecimalText,
  IsId,
  IsMoneyOrNothing,
  IsPart,
  IsText,
  TakesOverHistory,
} from '#kernel';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import {
  LegalForm,
  LifecycleStage,
  PartyRole,
  ProfileSection,
  Relation,
} from '../clients.codes.js';
import { Origin } from '../origin.js';
import type { Registration } from '../registration/registration.js';
import { IsRegistration } from '../registration/registration.js';
import { ChangedFacts, ClientFacts, FactSource } from './client-facts.js';

abstract class ClientCommand extends DomainCommand {
  @IsId() readonly clientId!: string;
}

abstract class OpeningCommand extends ClientCommand {
  @IsCode(LegalForm) readonly form!: LegalForm;

  @IsCode(PartyRole) readonly role!: PartyRole;

  @IsOptional() @IsRegistration() readonly registration?: Registration;

  @IsPart(ClientFacts) readonly facts!: ClientFacts;

  @IsPart(FactSource) readonly source!: FactSource;

  /** Since when the bank and the client have known each other, where that was before today. */
  @IsOptional() @IsDay() readonly relationshipSince?: Day;
}

/** Registers a client or a prospect. Refused if the registration number is wrong or taken. */
export class RegisterClient extends OpeningCommand {
  /** Defaults to first contact for a prospect and to new for a client. */
  @IsOptional() @IsCode(LifecycleStage) readonly lifecycle?: LifecycleStage;

  /** The first relationship manager; defaults to the one who registers the client. */
  @IsOptional() @IsId() readonly managerId?: string;
}

/** Takes over a client from another system, with effect from a past day. */
@TakesOverHistory()
export class MigrateClient extends OpeningCommand {
  @IsCode(LifecycleStage) readonly lifecycle!: LifecycleStage;

  /** The first day on which the client is known here. */
  @IsDay() readonly valueDate!: Day;

  @IsPart(Origin) readonly origin!: Origin;
}

/** Records new facts about the client and their source. */
export class UpdateClientFacts extends ClientCommand {
  @IsPart(ChangedFacts) readonly facts!: ChangedFacts;

  @IsPart(FactSource) readonly source!: FactSource;
}

/** Corrects a wrong registration number. */
export class CorrectRegistration extends ClientCommand {
  @IsRegistration() readonly registration!: Registration;

  @IsText() readonly reason!: string;
}

/** Records the revenue of a fiscal year; growth is calculated from it. */
export class ReportAnnualRevenue extends ClientCommand {
  @IsInt() @Min(1900) @Max(9999) readonly fiscalYear!: number;

  @IsMoneyOrNothing() readonly revenue!: Money;

  @IsPart(FactSource) readonly source!: FactSource;
}

/** Writes a section of the profile. */
export class DescribeClient extends ClientCommand {
  @IsCode(ProfileSection) readonly section!: ProfileSection;

  @IsText({ max: 4000 }) readonly text!: string;

  @IsPart(FactSource) readonly source!: FactSource;
}

/** Turns a prospect into a client. */
export class ConvertProspect extends ClientCommand {}

/** Moves the client to another stage of its life with the bank. */
export class ChangeLifecycleStage extends ClientCommand {
  @IsCode(LifecycleStage) readonly stage!: LifecycleStage;

  @IsText() readonly reason!: string;
}

/** Gives a client its first relationship manager. */
export class AssignRelationshipManager extends ClientCommand {
  @IsId() readonly managerId!: string;
}

/** Hands the client over from one relationship manager to another. */
export class TransferRelationshipManager extends ClientCommand {
  @IsId() readonly managerId!: string;

  @IsText() readonly reason!: string;
}

/** Updates the client's place in the organisation. Sent when units move. */
export class PlaceClient extends ClientCommand {}

/** Records that another client, or a party outside, is related to this one. */
export class LinkRelatedParty extends ClientCommand {
  /** The other client, or a person or organisation of `/parties`. */
  @IsId() readonly partyId!: string;

  /** What the other is to this one: its parent, its guarantor. */
  @IsCode(Relation) readonly relation!: Relation;

  /** The share held, as a fraction: "0.51". */
  @IsOptional() @IsDecimalText({ min: '0', max: '1' }) readonly share?: string;
}

/** Records that two parties are no longer related in this way. */
export class UnlinkRelatedParty extends ClientCommand {
  @IsId() readonly partyId!: string;

  @IsCode(Relation) readonly relation!: Relation;

  @IsText() readonly reason!: string;
}
