import { roughSizeOf } from './rough-size.js';

const row = { number: 1, dueOn: '2026-03-02', principal: { minor: 1_000_000, currency: 'CNY' } };
const rows = (count: number) => ({ rows: Array.from({ length: count }, () => row) });

describe('the rough size of a state', () => {
  it('grows with what it holds', () => {
    const [few, many] = [roughSizeOf(rows(10)), roughSizeOf(rows(1_000))];
    expect(many / few).toBeGreaterThan(80);
    expect(many).toBeGreaterThan(1_000 * JSON.stringify(row).length);
    expect(many).toBeLessThan(1_000 * 10 * JSON.stringify(row).length);
  });

  it('counts keys of a map, and text', () => {
    const keys = new Map([['a key of an intent', { revision: 1 }]]);
    expect(roughSizeOf(keys)).toBeGreaterThan(2 * 'a key of an intent'.length);
    expect(roughSizeOf('x'.repeat(5_000))).toBeGreaterThan(10_000);
  });

  it('comes to an end, whatever it is given', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(roughSizeOf(circle)).toBeLessThan(1_000);
    for (const nothing of [undefined, null, [], {}, new Set(), 7]) {
      expect(roughSizeOf(nothing)).toBeLessThan(100);
    }
  });
});
