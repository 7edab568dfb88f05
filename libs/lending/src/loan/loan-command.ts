import type { Day } from '#kernel';
import { AreParts, DomainCommand, IsCode, IsDay, IsId, IsText } from '#kernel';
import { IsOptional, Matches } from 'class-validator';
import { EvidenceKind } from './proposal/proposal.codes.js';

/** A command upon one loan. */
export abstract class LoanCommand extends DomainCommand {
  @IsId() readonly loanId!: string;
}

/** A command upon one loan whose facts count for a day. */
export abstract class DatedLoanCommand extends LoanCommand {
  /** The day it counts for. Defaults to today; never in the future. */
  @IsOptional() @IsDay() readonly valueDate?: Day;
}

/** A paper that proves something. */
export class EvidenceFields {
  @IsCode(EvidenceKind) readonly kind!: EvidenceKind;

  @IsText({ max: 200 }) readonly title!: string;

  /** Where it is kept. */
  @IsOptional() @IsText({ max: 200 }) readonly reference?: string;

  /** Of the file, so that nobody can exchange it. */
  @IsOptional() @Matches(/^[0-9a-f]{64}$/) readonly sha256?: string;
}

/** A paper that proves something. */
export type Evidence = { readonly [K in keyof EvidenceFields]: EvidenceFields[K] };

/** The field is a list of papers, twenty at most. */
export const AreEvidence = () => AreParts(EvidenceFields, { max: 20 });
