import { LegalForm, Origin } from '#clients';
import type { Day } from '#kernel';
import { DatedCommand, IsCode, IsDay, IsId, IsPart, IsText, TakesOverHistory } from '#kernel';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import {
  ContactOutcome,
  FormerOutcome,
  LeadChannel,
  LeadLoss,
  LeadSource,
} from '../outreach.codes.js';
import type { LeadContact } from './lead.events.js';
import { LeadFacts } from './lead.fields.js';

abstract class LeadCommand extends DatedCommand {
  @IsId() readonly leadId!: string;
}

abstract class TalkFields extends LeadCommand implements LeadContact {
  @IsCode(LeadChannel) readonly channel!: LeadChannel;

  @IsCode(ContactOutcome) readonly outcome!: ContactOutcome;

  @IsDay() readonly contactedOn!: Day;

  @IsInt() @Min(1) @Max(1000) readonly attempts!: number;

  /** How long the talk took. */
  @IsOptional() @IsInt() @Min(0) @Max(86_400) readonly seconds?: number;
}

/** Records somebody who may become a client. */
export class RecordLead extends LeadCommand {
  @IsPart(LeadFacts) readonly facts!: LeadFacts;

  @IsCode(LeadSource) readonly source!: LeadSource;

  /** The campaign that it comes from. */
  @IsOptional() @IsId() readonly campaignId?: string;

  /** The client that recommended the bank. */
  @IsOptional() @IsId() readonly referredBy?: string;

  /** Who follows it up; the relationship manager who records it, where nobody is named. */
  @IsOptional() @IsId() readonly managerId?: string;

  /** The unit that is to find somebody; that of whoever records it, where none is named. */
  @IsOptional() @IsId() readonly unitId?: string;
}

/** Takes over a lead from another system, with the last talk and its outcome. */
@TakesOverHistory()
export class MigrateLead extends TalkFields {
  @IsPart(LeadFacts) readonly facts!: LeadFacts;

  @IsCode(LeadSource) readonly source!: LeadSource;

  @IsCode(FormerOutcome) readonly former!: FormerOutcome;

  /** The unit that is to find somebody; without one only who sees everything sees the lead. */
  @IsOptional() @IsId() readonly unitId?: string;

  @IsPart(Origin) readonly origin!: Origin;
}

/** Gives a lead to another relationship manager. */
export class AssignLead extends LeadCommand {
  @IsId() readonly managerId!: string;
}

/** Follows the unit of a lead to where it lies now. Sent by the system. */
export class PlaceLead extends LeadCommand {}

/** Records a talk with a lead, or an attempt at one. */
export class ContactLead extends TalkFields {
  @IsOptional() @IsText({ max: 1000 }) readonly note?: string;
}

/** Says that a lead is worth the work. Refused while its score is below the least. */
export class QualifyLead extends LeadCommand {
  @IsText() readonly reason!: string;
}

/** Turns a qualified lead into a client: one that is there, or a prospect registered from it. */
export class ConvertLead extends LeadCommand {
  /** The client it turned out to be; a prospect is registered where it is left out. */
  @IsOptional() @IsId() readonly clientId?: string;

  /** The legal form of the prospect; a legal entity where it is left out. */
  @IsOptional() @IsCode(LegalForm) readonly form?: LegalForm;
}

/** Says that a lead comes to nothing. */
export class LoseLead extends LeadCommand {
  @IsCode(LeadLoss) readonly code!: LeadLoss;

  @IsText() readonly reason!: string;
}
