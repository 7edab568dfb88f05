import type { Day } from '#kernel';
import { recordId, stated } from '../outside.examples.js';
import type { OutsideStatement } from '../outside.rows.js';
import { contributed } from './kept-sums.js';
import { ReckonedOnce } from './reckoned-once.js';

const { valueDate: _, ...told } = stated.data;
const line = (on: Day, disbursed: string): OutsideStatement => ({
  ...told,
  recordId,
  statementId: `${recordId}@${on}`,
  on,
  amounts: { disbursed },
});
const first = line('2019-12-31', '10');

/** Asks for the figures of a year; answers how often they have been reckoned by then. */
function figures() {
  const kept = new ReckonedOnce<number>();
  let reckoned = 0;
  return (lines: readonly OutsideStatement[], asked = 'all') => {
    const totals = lines.flatMap(contributed).map((each) => ({ ...each, count: 1 }));
    const rows = { totals: () => Promise.resolve(totals) };
    const counts = (on: Day) => on.startsWith('2019');
    return kept.answer(asked, { rows, register: 'ibrd', counts }, () =>
      Promise.resolve(++reckoned),
    );
  };
}

describe('what is reckoned from every line', () => {
  it('is told again while the lines are the same, in whichever order they stand', async () => {
    const ask = figures();
    const other = { ...first, recordId: 'or_2' };
    expect(await ask([first, other])).toBe(1);
    expect(await ask([other, first])).toBe(1);
    expect(await ask([first, other, line('2020-12-31', '20')])).toBe(1);
  });

  it('is reckoned anew once a line is more or reads differently, and told again as it was', async () => {
    const ask = figures();
    expect(await ask([first])).toBe(1);
    expect(await ask([line('2019-12-31', '11')])).toBe(2);
    expect(await ask([first, { ...first, recordId: 'or_2' }])).toBe(3);
    expect(await ask([{ ...first, texts: { ...first.texts, status: 'Repaying' } }])).toBe(4);
    expect(await ask([first])).toBe(1);
  });

  it('is kept of the last questions only', async () => {
    const ask = figures();
    for (let number = 0; number <= 16; number++) await ask([first], String(number));
    expect(await ask([first], '16')).toBe(17);
    expect(await ask([first], '0')).toBe(18);
  });

  it('is not kept where it failed', async () => {
    const kept = new ReckonedOnce<number>();
    const lines = {
      rows: { totals: () => Promise.resolve([]) },
      register: 'ibrd' as const,
      counts: () => true,
    };
    const fails = kept.answer('all', lines, () => Promise.reject(new Error('no store')));
    await expect(fails).rejects.toThrow('no store');
    expect(await kept.answer('all', lines, () => Promise.resolve(7))).toBe(7);
  });
});
