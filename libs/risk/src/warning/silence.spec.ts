import type { Figure, Level } from '#kernel';
import { endOfSilence, silentUntil } from './silence.js';
import { silenceRules } from './silence.rules.js';

const day = '2026-03-02';
const ends = (observed: Figure | null, on = day, when: 'rising' | 'falling' = 'rising') =>
  endOfSilence(
    { until: '2026-06-01', observed: 40 },
    { day: on, level: 'orange', observed, threshold: 31, when },
  );

describe('the silence after a false alarm', () => {
  it.each<[string, Level, string]>([
    ['SL-yellow', 'yellow', '2026-08-29'],
    ['SL-orange', 'orange', '2026-05-31'],
    ['SL-red', 'red', '2026-04-01'],
  ])('%s: of a %s warning lasts until %s', (id, level, until) => {
    expect(silenceRules.find((rule) => rule.level === level)?.id).toBe(id);
    expect(silentUntil(level, day)).toBe(until);
  });

  it('ends when the figure worsens by a tenth of its threshold', () => {
    expect(ends(43)).toBeUndefined();
    expect(ends('43.1')).toBe('worsened');
    expect(ends('36.8', day, 'falling')).toBe('worsened');
    expect(ends(30)).toBeUndefined();
  });

  it('ends after its last day', () => {
    expect(ends(40, '2026-06-01')).toBeUndefined();
    expect(ends(40, '2026-06-02')).toBe('expired');
  });

  it('goes on while there is nothing to observe', () => expect(ends(null)).toBeUndefined());
});
