import { DomainCommand, IsId } from '#kernel';
import { IsArray, IsInt, IsOptional, Min } from 'class-validator';
import type { Sitting } from './reading.events.js';

/** Records what was read. Sent by the system only. */
export class RecordReadings extends DomainCommand {
  @IsId() readonly readingsId!: string;
  @IsArray() readonly sittings!: readonly Sitting[];
  @IsOptional() @IsInt() @Min(1) readonly unrecorded?: number;
}
