import { IsCode, IsText } from '#kernel';
import { ArrayMaxSize, IsArray, IsOptional } from 'class-validator';
import { RiskAppetite } from '../clients.codes.js';
import { PreferredChannel, PreferredLanguage, PreferredTime } from './portrait.codes.js';

class PreferenceFields {
  @IsOptional() @IsCode(PreferredChannel) readonly channel?: PreferredChannel;

  @IsOptional() @IsCode(PreferredTime) readonly time?: PreferredTime;

  @IsOptional() @IsCode(PreferredLanguage) readonly language?: PreferredLanguage;

  @IsOptional() @IsCode(RiskAppetite) readonly riskAppetite?: RiskAppetite;

  /** Products that it likes, in words. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsText({ each: true, max: 60 })
  readonly products?: readonly string[];
}

/** How a client likes to be served. */
export type Preferences = Pick<PreferenceFields, keyof PreferenceFields>;
export const Preferences: new () => Preferences = PreferenceFields;
