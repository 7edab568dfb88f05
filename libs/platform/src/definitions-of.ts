import type { Type } from '@nestjs/common';
import { attempt } from './attempts/attempt.decider.js';
import { businessDay } from './business-day/business-day.decider.js';
import { closedDays } from './business-day/closed-days.view.js';
import { claim } from './claims/claim.decider.js';
import type { ContextParts } from './context-parts.js';
import { Definitions } from './definitions.js';
import { heldPersons } from './holds/held-persons.view.js';
import { legalHold } from './holds/legal-hold.decider.js';
import { legalHolds } from './holds/legal-holds.view.js';
import { localToken } from './identity/issued/local-token.decider.js';
import { localTokens } from './identity/issued/local-tokens.view.js';
import { skip } from './parked/skip.decider.js';
import { skips } from './parked/skips.view.js';
import { personalFacts } from './personal/personal-facts.view.js';
import { personalFile } from './personal/file/personal-file.decider.js';
import { personalFiles } from './personal/personal-files.view.js';
import { reading } from './readings/reading.decider.js';
import { moments } from './views/past/moments.js';

/** What the platform itself decides and shows. */
export const ownParts: ContextParts = {
  deciders: [businessDay, attempt, claim, skip, reading, personalFile, legalHold, localToken],
  views: [
    moments,
    skips,
    closedDays,
    personalFiles,
    personalFacts,
    legalHolds,
    heldPersons,
    localTokens,
  ],
};

/** What some contexts and the platform define, read off their modules; nothing is started. */
export function definitionsOf(modules: readonly Type[]): Definitions {
  const definitions = new Definitions();
  definitions.add(ownParts);
  for (const parts of modules.flatMap(partsOf)) definitions.add(parts);
  return definitions;
}

/** The controllers of some contexts. */
export const controllersOf = (modules: readonly Type[]): readonly Type[] =>
  modules.flatMap((module) => (Reflect.getMetadata('controllers', module) ?? []) as Type[]);

/** A context tells `Definitions` its parts when it is made: here it tells a list. */
function partsOf(module: Type): readonly ContextParts[] {
  const parts: ContextParts[] = [];
  const providers = (Reflect.getMetadata('providers', module) ?? []) as Type[];
  for (const provider of providers) {
    const needs = (Reflect.getMetadata('design:paramtypes', provider) ?? []) as unknown[];
    if (needs[0] === Definitions) new provider({ add: (told: ContextParts) => parts.push(told) });
  }
  return parts;
}
