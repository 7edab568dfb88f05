import { DomainCommand, IsId, IsText } from '#kernel';
import { Matches } from 'class-validator';

abstract class ProviderCommand extends DomainCommand {
  @IsId() readonly providerId!: string;
}

/** Registers who may send signals to the inbox, with the key it signs by; or a new key of it. */
export class RegisterSignalProvider extends ProviderCommand {
  @IsText({ max: 80 }) readonly name!: string;

  /** Ed25519, 32 bytes in base64url. */
  @Matches(/^[\w-]{43}$/, { message: '$property must be 32 bytes in base64url' })
  readonly publicKey!: string;
}

/** Confirms that the key is the provider's; another person than the one who registered it. */
export class ConfirmSignalProvider extends ProviderCommand {
  /** The key as it was read. */
  @Matches(/^[\w-]{43}$/, { message: '$property must be 32 bytes in base64url' })
  readonly publicKey!: string;
}

/** Takes nothing from the provider any more. */
export class RetireSignalProvider extends ProviderCommand {
  @IsText() readonly reason!: string;
}
