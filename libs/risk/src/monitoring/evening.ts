import type { Day } from '#kernel';
import { addDays, isMonthEnd, partsOf } from '#kernel';
import { standingRules } from '../warning/warning.state.js';
import type { Warnings } from '../warning/warning.state.js';
import type { MonitoringDepth } from './monitoring.codes.js';

interface Watched {
  readonly depth: MonitoringDepth;
  readonly warnings: Warnings;
}

/** The evening of a day, and the one before it: bank holidays lie between them. */
export interface Evening {
  readonly day: Day;
  readonly after: Day;
}

/**
 * Whether a client is judged on an evening; upon whom something stands is, always. A month that ends
 * on a day that is never closed is judged on the next evening.
 */
export function judgedOnEveningOf({ depth, warnings }: Watched, evening: Evening): boolean {
  if (depth === 'daily' || standingRules(warnings).length > 0) return true;
  return monthEndsIn(evening).some((day) => depth === 'monthly' || partsOf(day).month % 3 === 0);
}

/** The ends of months since the evening before, the last first. */
function monthEndsIn({ day, after }: Evening): readonly Day[] {
  const ends: Day[] = [];
  const last = isMonthEnd(day) ? day : monthEndBefore(day);
  for (let end = last; end > after; end = monthEndBefore(end)) ends.push(end);
  return ends;
}

const monthEndBefore = (day: Day): Day => addDays(`${day.slice(0, 7)}-01`, -1);
