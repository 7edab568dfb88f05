import { AreCodes, DomainCommand, IsCode, IsId, IsText } from '#kernel';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsOptional,
  Matches,
} from 'class-validator';
import { NoticeTopic, ReachChannel, ReachLanguage } from './reach.codes.js';
import type { Address, Preference } from './reach.events.js';

abstract class ReachCommand extends DomainCommand {
  @IsId() readonly clientId!: string;
}

abstract class AddressCommand extends ReachCommand {
  @IsCode(ReachChannel) readonly channel!: ReachChannel;

  /** The mailbox, number or account; capitals make no difference. */
  @Matches(/^[\x21-\x7e]{3,254}$/, {
    message: '$property must be 3 to 254 visible ASCII characters',
  })
  readonly address!: string;
}

/** Adds an address at which an office of the client is reached. */
export class AddAddress extends AddressCommand implements Address {
  /** Whose it is, as an office: `CFO`. No names of persons. */
  @IsOptional() @IsText({ max: 80 }) readonly office?: string;
}

/** Takes away an address that is not to be used any more. */
export class RemoveAddress extends AddressCommand {
  @IsText() readonly reason!: string;
}

/** Says how the client wants to be written to. */
export class StatePreference extends ReachCommand implements Preference {
  /** The first that has an address is used. */
  @IsArray()
  @ArrayMaxSize(5)
  @ArrayUnique()
  @AreCodes(ReachChannel)
  readonly channels!: readonly ReachChannel[];

  @IsCode(ReachLanguage) readonly language!: ReachLanguage;

  /** Whether what does not press is gathered and sent once a week. */
  @IsBoolean() readonly digest!: boolean;
}

abstract class ConsentCommand extends ReachCommand {
  @IsCode(NoticeTopic) readonly topic!: NoticeTopic;

  /** How the client said so: a signed form, a call, a click. */
  @IsText() readonly evidence!: string;
}

/** Records that the client agrees to hear of a topic. */
export class GiveConsent extends ConsentCommand {}

/** Records that the client does not want to hear of a topic any more. */
export class WithdrawConsent extends ConsentCommand {}

/** Decides whether news goes out now or waits for the digest. Sent by the system alone. */
export class AdmitNews extends ReachCommand {
  @IsId() readonly noticeId!: string;
}
