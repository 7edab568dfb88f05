import type { Day } from '#kernel';
import { DomainCommand, IsDay } from '#kernel';
import { ArrayMaxSize, IsArray, Matches } from 'class-validator';
import type { PeerGroup } from './peers.js';

/** Records what is usual among similar clients. Sent by the system alone. */
export class RecordPeers extends DomainCommand {
  @Matches(/^\d{4}$/) readonly year!: string;

  @IsDay() readonly on!: Day;

  @IsArray() @ArrayMaxSize(1_000) readonly groups!: readonly PeerGroup[];
}
