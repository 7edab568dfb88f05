import { inForce } from './rules.js';
import type { Rule } from './rules.js';

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
const stricter: Rule<Figures> = { ...overdue, version: 2, inForceFrom: '2026-06-01' };

describe('a table of rules', () => {
  it('judges the past by the rules of the past', () => {
    expect(inForce([overdue, stricter], '2025-12-31')).toEqual([]);
    expect(inForce([overdue, stricter], '2026-05-31')).toEqual([overdue]);
    expect(inForce([overdue, stricter], '2026-06-01')).toEqual([stricter]);
  });
});
