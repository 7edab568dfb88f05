import type { Day } from '#kernel';
import { Decimal } from '#kernel';
import type { ResetRule } from '../../rates/reset.js';
import { resetRate } from '../../rates/reset.js';
import type { ActusTerms } from './actus-terms.fixture.js';

/** A rate reset of a contract, and whether it was known beforehand. */
export interface ActusReset {
  readonly on: Day;
  readonly annualRate: Decimal;
  readonly known: boolean;
}

/** The resets of a contract up to its end. */
export function resetsOf(
  actus: ActusTerms,
  type: string,
  startsOn: Day,
  end: Day,
): readonly ActusReset[] {
  const dates =
    type === 'LAX'
      ? actus.list('arrayCycleAnchorDateOfRateReset').map((day) => actus.dayIn(day))
      : resetDates(actus, startsOn, end);
  const rates = actus.list('arrayRate');
  const kinds = actus.list('arrayFixedVariable');
  const next = actus.number('nextResetRate');
  let current = actus.amount('nominalInterestRate');
  return dates.map((on, index) => {
    const isFixed = (kinds[index] ?? '').startsWith('F');
    const isKnown = isFixed || (index === 0 && next !== undefined);
    current = isFixed
      ? new Decimal(rates[index] ?? '0')
      : isKnown && next !== undefined
        ? next
        : resetRate(current, actus.observed(on), ruleOf(actus, rates[index]));
    return { on, annualRate: current, known: isKnown };
  });
}

function resetDates(actus: ActusTerms, startsOn: Day, end: Day): readonly Day[] {
  const cycle = actus.cycle('RateReset');
  if (cycle === undefined) return [];
  const given = actus.day('cycleAnchorDateOfRateReset') !== undefined;
  return actus
    .dates(cycle, end)
    .filter((day) => day < end && day >= startsOn && (given || day > cycle.anchor));
}

function ruleOf(actus: ActusTerms, spread: string | undefined): ResetRule {
  const bound = (name: string) => actus.text(name);
  const [periodFloor, periodCap] = [bound('periodFloor'), bound('periodCap')];
  const [lifeFloor, lifeCap] = [bound('lifeFloor'), bound('lifeCap')];
  return {
    multiplier: actus.text('rateMultiplier') ?? '1',
    spread: spread ?? actus.text('rateSpread') ?? '0',
    ...(periodFloor && { periodFloor }),
    ...(periodCap && { periodCap }),
    ...(lifeFloor && { lifeFloor }),
    ...(lifeCap && { lifeCap }),
  };
}
