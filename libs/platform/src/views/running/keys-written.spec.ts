import { KeysWritten } from './keys-written.js';

describe('the keys a build has written', () => {
  it('are all known, and few others are taken for one', () => {
    const written = new KeysWritten();
    expect(written.mayHold('ln_0')).toBe(false);
    for (let n = 0; n < 100_000; n++) written.add(`ln_${n}`);
    let known = 0;
    let mistaken = 0;
    for (let n = 0; n < 100_000; n++) {
      if (written.mayHold(`ln_${n}`)) known++;
      if (written.mayHold(`cl_${n}`)) mistaken++;
    }
    expect(known).toBe(100_000);
    expect(mistaken).toBeLessThan(2_500);
  });
});
