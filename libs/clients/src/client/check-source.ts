import type { Day } from '#kernel';
import type { FactSource } from './client-facts.js';
import { clientRefusals } from './client.refusals.js';

/** Refuses a source that is to speak only after today. */
export function checkSource({ statedOn }: FactSource, today: Day): void {
  if (statedOn > today) {
    throw clientRefusals.DayInFuture({ field: 'source.statedOn', found: statedOn });
  }
}
