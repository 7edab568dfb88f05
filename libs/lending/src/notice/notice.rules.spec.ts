import { reminderDays, reminderRules } from './notice.rules.js';

describe('reminders', () => {
  it.each([
    ['RM-01', 'payment', [1, 3, 7]],
    ['RM-02', 'maturity', [7, 30, 90]],
  ] as const)('by %s of %s come so many days before', (id, of, days) => {
    expect(reminderDays(of, '2026-01-01')).toEqual(days);
    expect(reminderRules.find((rule) => rule.of === of)?.id).toBe(id);
  });
});
