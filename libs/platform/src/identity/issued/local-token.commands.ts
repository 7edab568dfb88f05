import { DomainCommand, IsCode, IsId, IsInstant, IsText, Role } from '#kernel';
import { IsArray, IsIn, IsOptional } from 'class-validator';
import { TokenUse } from './local-token.codes.js';

/** Records that a token was signed, before anybody gets it. Sent by the system only. */
export class RecordLocalToken extends DomainCommand {
  /** Its `jti`. */
  @IsId() readonly tokenId!: string;
  @IsText({ max: 255 }) readonly personId!: string;
  @IsOptional() @IsArray() @IsIn(Role.all, { each: true }) readonly roles?: readonly Role[];
  @IsCode(TokenUse) readonly use!: TokenUse;
  @IsInstant() readonly until!: string;
}
