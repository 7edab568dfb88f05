import { DomainCommand, IsCode, IsId } from '#kernel';
import { Matches } from 'class-validator';
import { MonitoringDepth } from './monitoring.codes.js';

/** Says how a client is watched: by which rule sets, and how often. Sent by the system alone. */
export class SetMonitoring extends DomainCommand {
  @IsId() readonly clientId!: string;

  /** The mode of the relationship, by which rule sets may be limited. */
  @Matches(/^\w{1,40}$/, { message: '$property must be a code' }) readonly mode!: string;

  @IsCode(MonitoringDepth) readonly depth!: MonitoringDepth;
}
