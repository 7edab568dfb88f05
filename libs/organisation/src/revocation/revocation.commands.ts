import { DomainCommand, IsId, IsText } from '#kernel';
import { IsVisibleAscii } from '../sign-in-field.js';

abstract class RevocationCommand extends DomainCommand {
  @IsId() readonly revocationId!: string;

  @IsText() readonly reason!: string;
}

/** Ends every token of a person that was issued up to now. Anybody may do so with their own. */
export class RevokeTokensOfPerson extends RevocationCommand {
  @IsId() readonly personId!: string;
}

/** Ends the tokens of one session of an issuer (`sid`). */
export class EndSession extends RevocationCommand {
  @IsVisibleAscii() readonly issuer!: string;

  @IsVisibleAscii() readonly sessionId!: string;
}

/** Ends one token (`jti`). */
export class RevokeToken extends RevocationCommand {
  @IsVisibleAscii() readonly issuer!: string;

  @IsVisibleAscii() readonly tokenId!: string;
}
