import { inForce, levelOf } from './rules.js';
import type { Level, Rule } from './rules.js';

interface Figures {
  readonly daysPastDue?: number;
  readonly debtServiceCover?: string;
}
const common = { label: { en: 'x', zh: '某' }, owner: 'riskOfficer', playbook: 'review' };
const overdue: Rule<Figures> = {
  ...common,
  id: 'EW-01',
  version: 1,
  inForceFrom: '2026-01-01',
  watch: 'daysPastDue',
  when: 'rising',
  enters: { yellow: 1, orange: 31, red: 91 },
  leaves: { yellow: 0, orange: 0, red: 30 },
};
const cover: Rule<Figures> = {
  ...common,
  id: 'EW-02',
  version: 1,
  inForceFrom: '2026-01-01',
  watch: 'debtServiceCover',
  when: 'falling',
  enters: { yellow: '1.2', orange: '1.1', red: '1' },
  leaves: { yellow: '1.3', orange: '1.2', red: '1.1' },
};
const stricter: Rule<Figures> = { ...overdue, version: 2, inForceFrom: '2026-06-01' };

describe('a rule', () => {
  it.each<[Rule<Figures>, number | string, Level | undefined, Level | undefined]>([
    // rule, figure, standing level, level called for
    [overdue, 0, undefined, undefined],
    [overdue, 1, undefined, 'yellow'],
    [overdue, 91, 'yellow', 'red'],
    [overdue, 31, 'red', 'red'],
    [overdue, 30, 'red', 'orange'],
    [overdue, 0, 'red', undefined],
    [cover, '1.25', undefined, undefined],
    [cover, '1.25', 'yellow', 'yellow'],
    [cover, '1.3', 'yellow', undefined],
    [cover, '0.9', 'orange', 'red'],
  ])('%# calls for a level, given the level that stands', (rule, figure, standing, level) =>
    expect(levelOf(rule, figure, standing)).toBe(level),
  );
});

describe('a table of rules', () => {
  it('judges the past by the rules of the past', () => {
    expect(inForce([overdue, stricter], '2025-12-31')).toEqual([]);
    expect(inForce([overdue, stricter], '2026-05-31')).toEqual([overdue]);
    expect(inForce([overdue, stricter], '2026-06-01')).toEqual([stricter]);
  });
});
