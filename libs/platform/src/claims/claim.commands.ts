import { DomainCommand, IsText } from '#kernel';
import { IsInt, IsOptional, Min } from 'class-validator';

/** Claims a key for a stream. Refused while another stream holds it. Sent by the system only. */
export class ClaimKey extends DomainCommand {
  /** The kind of key and the key, such as `creditCode:91610131MA6U4M0E18`. */
  @IsText({ max: 300 }) readonly claimId!: string;

  /** The stream that is to hold the key. */
  @IsText({ max: 300 }) readonly holder!: string;

  /** The revision of the stream that the events are decided upon; -1 where there is no stream yet. */
  @IsInt() @Min(-1) readonly revision!: number;

  /** The number of the claim that was found to have lapsed. */
  @IsOptional() @IsInt() @Min(1) readonly lapsed?: number;
}
