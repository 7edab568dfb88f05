import type { Day } from '#kernel';
import { isMonthEnd, partsOf } from '#kernel';
import { standingRules } from '../warning/warning.state.js';
import type { Warnings } from '../warning/warning.state.js';
import type { MonitoringDepth } from './monitoring.codes.js';

interface Watched {
  readonly depth: MonitoringDepth;
  readonly warnings: Warnings;
}

/** Whether a client is judged on the evening of a day; upon whom something stands is, always. */
export function judgedOnEveningOf({ depth, warnings }: Watched, day: Day): boolean {
  if (depth === 'daily' || standingRules(warnings).length > 0) return true;
  return isMonthEnd(day) && (depth === 'monthly' || partsOf(day).month % 3 === 0);
}
