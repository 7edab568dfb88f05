import type { NoticeTopic } from '../reach/reach.codes.js';
import { quietHours } from './quiet-hours.rules.js';
import { sendableFrom } from './quiet-hours.js';

describe('the quiet hours', () => {
  it('are those of one rule', () => expect(quietHours.map(({ id }) => id)).toEqual(['NQ-01']));

  it.each<[NoticeTopic, string, string]>([
    // 20:59, 21:00, 07:59 and 08:00 in Shanghai
    ['payment', '2026-03-02T12:59:00.000Z', '2026-03-02T12:59:00.000Z'],
    ['payment', '2026-03-02T13:00:00.000Z', '2026-03-03T00:00:00.000Z'],
    ['payment', '2026-03-02T23:59:00.000Z', '2026-03-03T00:00:00.000Z'],
    ['payment', '2026-03-03T00:00:00.000Z', '2026-03-03T00:00:00.000Z'],
    ['market', '2026-12-31T16:30:00.000Z', '2027-01-01T00:00:00.000Z'],
    ['acknowledgement', '2026-03-02T18:00:00.000Z', '2026-03-02T18:00:00.000Z'],
    ['riskAlert', '2026-03-02T18:00:00.000Z', '2026-03-02T18:00:00.000Z'],
  ])('let a notice about %s, prepared at %s, go out from %s', (topic, now, from) =>
    expect(sendableFrom(topic, now, 'Asia/Shanghai')).toBe(from),
  );

  it('are those of the clock of the bank, wherever it is', () => {
    // 19:30 and 21:30 in Berlin, whose clock goes an hour later in summer.
    const of = (now: string) => sendableFrom('payment', now, 'Europe/Berlin');
    expect(of('2026-03-02T18:30:00.000Z')).toBe('2026-03-02T18:30:00.000Z');
    expect(of('2026-03-02T20:30:00.000Z')).toBe('2026-03-03T07:00:00.000Z');
    expect(of('2026-07-02T19:30:00.000Z')).toBe('2026-07-03T06:00:00.000Z');
  });
});
