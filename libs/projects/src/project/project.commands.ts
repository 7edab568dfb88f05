import type { Name, Region } from '#clients';
import { IsName, IsRegion } from '#clients';
import { ProjectType } from '#credit';
import type { Day, Money } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsId, IsMoney, IsMoneyOrNothing, IsText } from '#kernel';
import { IsOptional, Matches } from 'class-validator';
import {
  CapitalIndustry,
  ContractKind,
  CoverKind,
  EquityTiming,
  Influence,
  LicenceKind,
  ProjectStage,
  StakeholderRole,
  Stance,
} from '../projects.codes.js';
import type { BudgetLine, Paper, Source, Sponsor } from './project.fields.js';
import {
  AreParts,
  BudgetLineFields,
  PaperFields,
  SourceFields,
  SponsorFields,
} from './project.fields.js';

abstract class ProjectCommand extends DomainCommand {
  @IsId() readonly projectId!: string;
}

/** Takes up a project of a client: the borrower, often founded for this purpose alone. */
export class RegisterProject extends ProjectCommand {
  @IsId() readonly clientId!: string;

  @IsName() readonly name!: Name;

  @IsCode(ProjectType) readonly projectType!: ProjectType;

  /** What the decree on project capital counts it to. */
  @IsCode(CapitalIndustry) readonly capitalIndustry!: CapitalIndustry;

  @IsRegion() readonly region!: Region;

  @IsOptional() @IsText({ max: 200 }) readonly site?: string;

  @Matches(/^[A-Z]{3}$/, { message: '$property must be a currency code of three capital letters' })
  readonly currency!: string;

  @AreParts(SponsorFields, { least: 1, most: 50 }) readonly sponsors!: readonly Sponsor[];

  /** The day it counts for. Defaults to today; never in the future. */
  @IsOptional() @IsDay() readonly valueDate?: Day;
}

/** Moves a project on to its next stage, or back where a stage was entered too early. */
export class ReachStage extends ProjectCommand {
  @IsCode(ProjectStage) readonly stage!: ProjectStage;

  @IsText() readonly reason!: string;

  @IsOptional() @IsDay() readonly valueDate?: Day;
}

/** Enters somebody with an interest in the project, or what has changed of them. */
export class EngageStakeholder extends ProjectCommand {
  @IsId() readonly stakeholderId!: string;

  @IsText({ max: 200 }) readonly name!: string;

  /** Their own file, where the bank keeps one. */
  @IsOptional() @IsId() readonly stakeholderClientId?: string;

  @IsCode(StakeholderRole) readonly role!: StakeholderRole;

  /** What they want of the project. */
  @IsText() readonly interest!: string;

  @IsCode(Stance) readonly stance!: Stance;

  @IsCode(Influence) readonly influence!: Influence;
}

/** Takes a stakeholder off the register. */
export class ReleaseStakeholder extends ProjectCommand {
  @IsId() readonly stakeholderId!: string;

  @IsText() readonly reason!: string;
}

/** Records what an authority allowed. */
export class RecordLicence extends ProjectCommand {
  @IsId() readonly licenceId!: string;

  @IsCode(LicenceKind) readonly kind!: LicenceKind;

  @IsText({ max: 200 }) readonly authority!: string;

  @IsOptional() @IsText({ max: 100 }) readonly number?: string;

  @IsDay() readonly grantedOn!: Day;

  @IsOptional() @IsDay() readonly expiresOn?: Day;
}

/** Records a contract of the project. */
export class RecordContract extends ProjectCommand {
  @IsId() readonly contractId!: string;

  @IsCode(ContractKind) readonly kind!: ContractKind;

  @IsText({ max: 200 }) readonly counterparty!: string;

  @IsOptional() @IsMoneyOrNothing() readonly amount?: Money;

  @IsDay() readonly signedOn!: Day;

  @IsOptional() @IsDay() readonly endsOn?: Day;
}

/** Records an insurance of the project. */
export class RecordInsurance extends ProjectCommand {
  @IsId() readonly insuranceId!: string;

  @IsCode(CoverKind) readonly kind!: CoverKind;

  @IsText({ max: 200 }) readonly insurer!: string;

  @IsMoney() readonly insured!: Money;

  @IsDay() readonly from!: Day;

  @IsDay() readonly until!: Day;
}

/** Sets the budget, line by line. A later one takes its place. */
export class AgreeBudget extends ProjectCommand {
  @AreParts(BudgetLineFields, { least: 1 }) readonly lines!: readonly BudgetLine[];

  @IsText() readonly reason!: string;
}

/**
 * Sets the sources of the money. They come to the budget, no source pays for itself, and the capital
 * is not less than the state demands of the industry.
 */
export class AgreeFunding extends ProjectCommand {
  @AreParts(SourceFields, { least: 1, most: 50 }) readonly sources!: readonly Source[];

  @IsCode(EquityTiming) readonly equityTiming!: EquityTiming;

  @IsText() readonly reason!: string;
}

/** Records money that a project has spent on a line of its budget. */
export class RecordCost extends ProjectCommand {
  @IsId() readonly costId!: string;

  @IsId() readonly lineId!: string;

  @IsMoney() readonly amount!: Money;

  @IsOptional() @AreParts(PaperFields, { most: 20 }) readonly evidence?: readonly Paper[];

  @IsDay() readonly valueDate!: Day;
}
