import type { Day, Money } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { FactSource } from '../client/client-facts.js';
import type { BusinessLine, Trait, TraitLevel } from './portrait.codes.js';
import type { Preferences } from './portrait.fields.js';

interface Stated {
  readonly source: FactSource;
  readonly statedBy: string;
  readonly valueDate: Day;
}

/** What the bank thinks of a client, and how it likes to be served. */
export const portraitEvents = defineEvents('clientId', {
  PreferencesStated: event<Stated & { readonly preferences: Preferences }>(),
  TraitJudged: event<
    Stated & { readonly trait: Trait; readonly level: TraitLevel; readonly evidence: string }
  >(),
  BusinessLineStated: event<
    Stated & {
      readonly line: BusinessLine;
      readonly isUsed: boolean;
      readonly year?: number;
      readonly contribution?: Money;
    }
  >(),
});
