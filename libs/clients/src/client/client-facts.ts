import type { Day } from '#kernel';
import { AreCodes, IsCode, IsDay, IsText } from '#kernel';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, Max, Min } from 'class-validator';
import { ClientFlag, MaturityStage, Provenance, SizeClass } from '../clients.codes.js';
import type { Industry } from '../industry/industry.js';
import { IsIndustry } from '../industry/industry.js';
import type { Region } from '../region/region.js';
import { IsRegion } from '../region/region.js';
import type { Name } from './name.js';
import { IsName } from './name.js';

class SourceFields {
  @IsCode(Provenance) readonly provenance!: Provenance;

  /** The day of the source: of the interview, the publication, the questionnaire. */
  @IsDay() readonly statedOn!: Day;
}

/** How and when the bank came to know what it records. */
export type FactSource = Pick<SourceFields, keyof SourceFields>;
export const FactSource: new () => FactSource = SourceFields;

abstract class FurtherFields {
  @IsOptional() @IsIndustry() readonly industry?: Industry;

  @IsOptional() @IsRegion() readonly region?: Region;

  @IsOptional() @IsText({ max: 100 }) readonly city?: string;

  @IsOptional() @IsText({ max: 20 }) readonly postcode?: string;

  @IsOptional() @IsCode(SizeClass) readonly size?: SizeClass;

  @IsOptional() @IsCode(MaturityStage) readonly maturity?: MaturityStage;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(ClientFlag.all.length)
  @AreCodes(ClientFlag)
  readonly flags?: readonly ClientFlag[];

  /** The year in which the business began; its age follows. */
  @IsOptional() @IsInt() @Min(1000) @Max(9999) readonly foundedYear?: number;

  @IsOptional() @IsInt() @Min(0) @Max(100_000_000) readonly employees?: number;
}

class ClientFields extends FurtherFields {
  @IsName() readonly name!: Name;
}

/** The basics of a client; what is absent is unknown. Nothing here is contact data of a person. */
export type ClientFacts = Pick<ClientFields, keyof ClientFields>;
export const ClientFacts: new () => ClientFacts = ClientFields;

class ChangedFields extends FurtherFields {
  @IsOptional() @IsName() readonly name?: Name;
}

/** The basics that have become known anew. */
export type ChangedFacts = Pick<ChangedFields, keyof ChangedFields>;
export const ChangedFacts: new () => ChangedFacts = ChangedFields;
