import type { Day } from '#kernel';
import { Decimal } from '#kernel';
import type { Drawdown, Project } from '../project/project.state.js';
import { isCounted } from './drawdown.codes.js';
import { contingencyRuleOn } from './contingency.rules.js';
import type { DrawnLine } from './drawdown.commands.js';
import { drawdownRefusals as refuse } from './drawdown.refusals.js';

interface Asked {
  readonly lines: readonly DrawnLine[];
  readonly exception?: string;
}

/**
 * Holds what is drawn of the contingency against the work that is certified: it may be ahead by the
 * margin of the rule of the day. Beyond that the request says why, and one who may approve the
 * exception decides.
 */
export function checkContingency(
  { lines, exception }: Asked,
  { budget, drawdowns, milestones }: Project,
  day: Day,
): void {
  const own = budget.filter(({ kind }) => kind === 'contingency');
  const isOwn = ({ lineId }: DrawnLine) => own.some((line) => line.lineId === lineId);
  const rule = contingencyRuleOn(day);
  if (rule === undefined || exception !== undefined || !lines.some(isOwn)) return;
  const counted = drawdowns.filter(({ state }) => isCounted(state));
  const drawn = [...counted.flatMap((each) => each.lines), ...lines]
    .filter(isOwn)
    .reduce((sum, { amount }) => sum + amount.minor, 0);
  const whole = own.reduce((sum, { amount }) => sum + amount.minor, 0);
  const done = milestones
    .filter(({ state }) => state === 'certified')
    .reduce((sum, { weight }) => sum.plus(weight), new Decimal(0));
  const most = Decimal.min(1, done.plus(rule.ahead)).times(whole).floor();
  if (most.lt(drawn)) {
    throw refuse.ContingencyAheadOfWork({
      field: 'lines',
      rule: rule.id,
      completed: done.toString(),
      most: most.toNumber(),
      drawn,
    });
  }
}

/** Who may approve that the contingency is drawn ahead of the work. */
const entitled: readonly string[] = ['creditApprover', 'unitHead'];

/** Refuses an exception to whoever may approve only what keeps to the rule. */
export function checkException({ exception }: Drawdown, roles: readonly string[]): void {
  if (exception !== undefined && !roles.some((role) => entitled.includes(role))) {
    throw refuse.ExceptionNotEntitled({ needed: entitled });
  }
}
