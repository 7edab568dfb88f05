import { cny } from '#kernel';
import type { SegmentFigures } from '../segment/segment-figures.js';
import { suggestedMode } from './suggested-mode.js';

const figures: SegmentFigures = {
  daysPastDue: 0,
  loansWrittenOff: 0,
  runningLoans: 1,
  exposure: [cny(1_000)],
  flags: [],
  longOverdueIn24Months: false,
};

describe('the mode that suits a client', () => {
  it.each<[Partial<SegmentFigures>, readonly string[], string | undefined]>([
    [{ creditWarning: 'red' }, [], 'CS-R1'],
    [{ exposure: [cny(50_000_000)] }, ['projectFinance'], 'CS-R2'],
    [{ exposure: [{ minor: 5_500_000_000, currency: 'HKD' }] }, [], 'CS-R2'],
    [{ flags: ['multinational'] }, [], 'CS-R3'],
    [{ size: 'small' }, ['projectFinance'], 'CS-P1'],
    [{ size: 'small' }, ['standard'], 'CS-B1'],
    [{ size: 'large' }, ['standard'], undefined],
  ])('follows from %j and %j', (more, products, rule) =>
    expect(suggestedMode({ ...figures, ...more }, products, '2026-03-02')?.id).toBe(rule),
  );
});
