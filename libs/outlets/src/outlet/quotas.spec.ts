import { Quotas } from './quotas.js';

describe('the quota of an outlet', () => {
  it('is over when so many events are read, until the next minute', () => {
    const quotas = new Quotas();
    expect(quotas.take('ot_1', 60, 100, 61_000)).toBe(0);
    expect(quotas.take('ot_1', 40, 100, 62_000)).toBe(58_000);
    expect(quotas.wait('ot_1', 100, 119_000)).toBe(1_000);
    expect(quotas.wait('ot_2', 100, 62_000)).toBe(0);
    expect(quotas.wait('ot_1', 100, 120_000)).toBe(0);
  });
});
