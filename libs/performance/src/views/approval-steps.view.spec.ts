import { dayNumber } from '#kernel';
import { stepTime } from './approval-steps.view.js';

const over = { group: { step: 'review' }, count: 2, sums: { days: 4 } };
const waiting = {
  group: { waiting: 'review' },
  count: 2,
  sums: { since: dayNumber('2026-03-01') + dayNumber('2026-03-05') },
};

describe('the time of a step', () => {
  it('counts what waits today up to today', () => {
    const [time] = stepTime([over, waiting], 'review', '2026-03-11');
    expect(time).toMatchObject({ waits: 4, waiting: 2, days: 4 + 10 + 6, meanDays: '5.00' });
  });

  it('is that of what is over where nothing waits, and nothing where nothing ever did', () => {
    expect(stepTime([over], 'review', '2026-03-11')).toMatchObject([
      { waits: 2, waiting: 0, days: 4, meanDays: '2.00' },
    ]);
    expect(stepTime([over], 'papers', '2026-03-11')).toEqual([]);
  });
});
