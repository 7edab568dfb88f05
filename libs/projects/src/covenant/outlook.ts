import type { Day, DecimalText } from '#kernel';
import { addDays } from '#kernel';
import type { Period } from '../cash-flow/cash-flow.fields.js';
import type { TestCalendar } from './calendar.js';
import { nextTestAfter } from './calendar.js';
import type { TestResult } from './covenant.codes.js';
import { CovenantFigure } from './covenant.codes.js';
import type { CovenantRatio } from './covenant.fields.js';
import { flowsUpTo, tested } from './covenant-ratio.js';

/** A test to come, as the plan has it. */
export interface TestAhead {
  readonly testOn: Day;
  readonly value: DecimalText;
  readonly headroom: DecimalText;
  readonly result: TestResult;
}

/** The figures of a ratio that no plan of cash flows tells: its tests cannot be foreseen. */
export const figuresBeyondPlan = ({ over, under }: CovenantRatio): readonly CovenantFigure[] =>
  [...new Set([...over, ...under])].filter((name) => !CovenantFigure(name).isFlow);

/** The tests from a day on as the periods of a plan let expect them; those without debt service not. */
export function testsAhead(
  ratio: CovenantRatio,
  calendar: TestCalendar,
  periods: readonly Period[],
  from: Day,
): readonly TestAhead[] {
  const last = periods.at(-1)?.endsOn;
  const found: TestAhead[] = [];
  if (last === undefined || figuresBeyondPlan(ratio).length > 0) return found;
  let testOn = nextTestAfter(calendar, addDays(from, -1));
  while (testOn !== undefined && testOn <= last) {
    const flows = flowsUpTo(periods, testOn, ratio.windowMonths);
    const below = ratio.under.reduce((sum, name) => sum + (flows[name] ?? 0), 0);
    if (below > 0) {
      const { value, headroom, result } = tested(ratio, flows);
      found.push({ testOn, value, headroom, result });
    }
    testOn = nextTestAfter(calendar, testOn);
  }
  return found;
}
