import type { Day } from '#kernel';
import { AreParts, IsCode, IsDay, IsText, valueDateRefusals } from '#kernel';
import { IsOptional } from 'class-validator';
import { SigningParty } from '../lending.codes.js';
import { loanRefusals } from './loan.refusals.js';

/** Who signs an agreement, for whom and in which capacity. */
export class SignatoryFields {
  @IsCode(SigningParty) readonly party!: SigningParty;

  @IsText({ max: 100 }) readonly name!: string;

  /** Such as 法定代表人 or "Head of the branch". */
  @IsOptional() @IsText({ max: 100 }) readonly capacity?: string;

  /** Defaults to the day of the agreement, which is that of the last signature. */
  @IsOptional() @IsDay() readonly signedOn?: Day;
}

type Stated = { readonly [K in keyof SignatoryFields]: SignatoryFields[K] };

/** Who signed an agreement, and when. */
export type Signatory = Stated & { readonly signedOn: Day };

/** The field is a list of those who signed, twenty at most. */
export const AreSignatories = () => AreParts(SignatoryFields, { max: 20 });

/** Between these days an agreement may be signed. */
interface Span {
  readonly grantedOn: Day;
  readonly signedOn: Day;
}

/** Who signed: for each party at least one, nobody for both, and nobody after the day it counts for. */
export function signatoriesOf(
  stated: readonly Stated[],
  { grantedOn, signedOn: last }: Span,
): readonly Signatory[] {
  const names = (of: SigningParty) =>
    stated.flatMap(({ party, name }) => (party === of ? [name] : []));
  const missing = SigningParty.all.filter((party) => names(party).length === 0);
  if (missing.length > 0) throw loanRefusals.SignatureMissing({ field: 'signatories', missing });
  const both = names('bank').find((name) => names('client').includes(name));
  if (both !== undefined) {
    throw loanRefusals.SignatoryOfBoth({ field: 'signatories', found: both });
  }
  return stated.map(({ signedOn = last, ...who }) => {
    const told = { field: 'signatories', found: signedOn };
    if (signedOn < grantedOn) {
      throw valueDateRefusals.ValueDateTooEarly({ ...told, notBefore: grantedOn });
    }
    if (signedOn > last) throw valueDateRefusals.ValueDateInFuture({ ...told, today: last });
    return { ...who, signedOn };
  });
}
