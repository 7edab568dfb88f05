import type { Day } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsId, IsText, Role } from '#kernel';
import { IsIn, IsOptional, Matches } from 'class-validator';
import type { OrganisationName } from '../name.js';
import { IsOrganisationName } from '../name.js';
import { IsVisibleAscii } from '../sign-in-field.js';
import { IsEmail, IsEmployeeNumber } from './staff.fields.js';

/** No spaces and no capitals: two names that look alike are the same name. */
const IsUserName = () =>
  Matches(/^[a-z0-9][a-z0-9._@+-]{0,99}$/, {
    message: '$property must be 1 to 100 small letters, digits or . _ @ + -',
  });
const languages = ['en', 'zh'] as const;
const IsLanguage = () => IsIn(languages, { message: '$property must be en or zh' });

abstract class StaffCommand extends DomainCommand {
  @IsId() readonly personId!: string;
}

/** Puts a person on the staff register. Roles are granted apart. */
export class RegisterStaffMember extends StaffCommand {
  @IsUserName() readonly userName!: string;

  @IsOrganisationName() readonly name!: OrganisationName;

  @IsId() readonly unitId!: string;

  @IsOptional() @IsEmployeeNumber() readonly employeeNumber?: string;

  @IsOptional() @IsEmail() readonly email?: string;

  @IsOptional() @IsLanguage() readonly language?: 'en' | 'zh';

  /** Since when the person works here; defaults to today. */
  @IsOptional() @IsDay() readonly valueDate?: Day;
}

/** Changes what is stated; everything else stays. */
export class ChangeStaffFacts extends StaffCommand {
  @IsOptional() @IsUserName() readonly userName?: string;

  @IsOptional() @IsOrganisationName() readonly name?: OrganisationName;

  @IsOptional() @IsEmployeeNumber() readonly employeeNumber?: string;

  @IsOptional() @IsLanguage() readonly language?: 'en' | 'zh';
}

/** Changes where the mail of a person goes: whoever gets it reads what the person sees. */
export class ChangeStaffEmail extends StaffCommand {
  @IsEmail() readonly email!: string;
}

/** Moves a person to another unit. Clients stay where they are until they are transferred. */
export class MoveStaffMember extends StaffCommand {
  @IsId() readonly unitId!: string;

  @IsText() readonly reason!: string;
}

/** Records that a person has left the bank or may not act for the time being. */
export class RecordDeparture extends StaffCommand {
  @IsText() readonly reason!: string;
}

/** Records that a person is back. Roles that are still valid count again. */
export class RecordReturn extends StaffCommand {
  @IsText() readonly reason!: string;
}

abstract class SignInCommand extends StaffCommand {
  @IsVisibleAscii() readonly issuer!: string;

  @IsVisibleAscii() readonly subject!: string;
}

/** Asks that tokens of an issuer speak for the person. Another administrator links them. */
export class RequestSignIn extends SignInCommand {
  @IsText() readonly reason!: string;
}

/** Links a sign-in that somebody else has asked for. */
export class LinkSignIn extends StaffCommand {
  @IsId() readonly requestId!: string;
}

/** Links a sign-in as the bank's identity provider states it. */
export class ProvisionSignIn extends SignInCommand {}

/** Takes a sign-in away, at once. */
export class UnlinkSignIn extends SignInCommand {
  @IsText() readonly reason!: string;
}

abstract class RoleCommand extends StaffCommand {
  @IsCode(Role) readonly role!: Role;

  /** Where the role holds: this unit and all below; defaults to the person's own unit. */
  @IsOptional() @IsId() readonly unitId?: string;
}

abstract class GrantingCommand extends RoleCommand {
  /** The first day; defaults to today. */
  @IsOptional() @IsDay() readonly validFrom?: Day;

  /** The last day; without it the role holds until it is revoked. */
  @IsOptional() @IsDay() readonly validUntil?: Day;
}

/** Asks for a role for somebody. Another administrator grants it. */
export class RequestRole extends GrantingCommand {
  @IsText() readonly reason!: string;
}

/** Grants a role that somebody else has asked for. */
export class GrantRole extends StaffCommand {
  @IsId() readonly requestId!: string;
}

/** Grants a role as the bank's identity provider states it. */
export class ProvisionRole extends GrantingCommand {}

/** Takes a role away, at once. */
export class RevokeRole extends RoleCommand {
  @IsText() readonly reason!: string;
}
