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

/** How and when the bank came to know what it records. */
export class FactSource {
  @IsCode(Provenance) readonly provenance!: Provenance;

  /** The day of the source: of the interview, the publication, the questionnaire. */
  @IsDay() readonly statedOn!: Day;
}

/** What may be known of a client besides its name. Absent is unknown. */
abstract class FurtherFacts {
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

/** The basics of a client. Nothing here is contact data of a person. */
export class ClientFacts extends FurtherFacts {
  @IsName() readonly name!: Name;
}

/** The basics that have become known anew. */
export class ChangedFacts extends FurtherFacts {
  @IsOptional() @IsName() readonly name?: Name;
}
