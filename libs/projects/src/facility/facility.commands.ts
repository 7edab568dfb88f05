import type { Day, DecimalText, Money } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsDecimalText, IsId, IsMoney, IsText } from '#kernel';
import { IsOptional } from 'class-validator';
import { AreParts } from '../project/project.fields.js';
import { SyndicateRole } from './facility.codes.js';

/** A lender of a syndicate, and its share of the facility. */
export class SyndicateMemberFields {
  @IsId() readonly memberId!: string;

  @IsText({ max: 200 }) readonly name!: string;

  @IsCode(SyndicateRole) readonly role!: SyndicateRole;

  /** A share of 1. */
  @IsDecimalText({ min: '0', max: '1' }) readonly share!: DecimalText;
}
export type SyndicateMember = {
  readonly [K in keyof SyndicateMemberFields]: SyndicateMemberFields[K];
};

abstract class FacilityCommand extends DomainCommand {
  @IsId() readonly projectId!: string;

  @IsId() readonly sourceId!: string;
}

/** Says who lends a debt of a project, and how much of it, from a day on. The shares come to 1. */
export class AgreeSyndicate extends FacilityCommand {
  @AreParts(SyndicateMemberFields, { least: 1, most: 60 })
  readonly members!: readonly SyndicateMember[];

  @IsText() readonly reason!: string;

  /** Defaults to today; a transfer may be agreed for a day to come. */
  @IsOptional() @IsDay() readonly valueDate?: Day;
}

/** Accrues the commitment fee of a debt for the months that are over at the end of a day. */
export class AccrueCommitmentFee extends FacilityCommand {
  @IsDay() readonly day!: Day;
}

/** Records that the project has repaid principal of a debt. */
export class RecordSourceRepayment extends FacilityCommand {
  @IsId() readonly repaymentId!: string;

  @IsMoney() readonly amount!: Money;

  @IsDay() readonly valueDate!: Day;
}
