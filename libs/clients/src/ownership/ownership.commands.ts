import { AreParts, DatedCommand, IsId, IsPart } from '#kernel';
import { FactSource } from '../client/client-facts.js';
import { StatedHolding } from './ownership.fields.js';

/** Records who owns a client, through all levels, as a source shows it (股权结构). */
export class RecordOwnership extends DatedCommand {
  @IsId() readonly clientId!: string;

  @AreParts(StatedHolding, { min: 1, max: 60 }) readonly holdings!: readonly StatedHolding[];

  @IsPart(FactSource) readonly source!: FactSource;
}
