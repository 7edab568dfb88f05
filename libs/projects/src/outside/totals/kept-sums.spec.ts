import { projects as fold } from '#kernel/testing';
import { contributed, totalTold } from './kept-sums.js';
import { recordId, stated, statedLater } from '../outside.examples.js';
import type { OutsideStatement } from '../outside.rows.js';
import { outsideStatements } from '../outside-statements.view.js';

const { valueDate: on, ...told } = stated.data;
const line = (disbursed: string): OutsideStatement => ({
  ...told,
  recordId,
  statementId: 'x',
  on,
  amounts: { disbursed },
});

/** What lines of one group come to, as totals add them up. */
function added(...lines: readonly OutsideStatement[]) {
  const sums: Record<string, number> = {};
  for (const contribution of lines.flatMap(contributed)) {
    for (const [name, sum] of Object.entries(contribution.sums)) {
      sums[name] = (sums[name] ?? 0) + sum;
    }
  }
  const [first] = lines.flatMap(contributed);
  return totalTold('ibrd', { group: first?.group ?? {}, count: lines.length, sums });
}
const disbursed = (...amounts: readonly string[]) =>
  added(...amounts.map(line)).amounts.find(({ field }) => field === 'disbursed')?.sum;

describe('the totals of a register', () => {
  it('lose no place of any amount, however many there are', () => {
    expect(disbursed('0.1', '0.2')).toBe('0.3');
    expect(disbursed('250000000.000000000012', '-0.000000000012')).toBe('250000000');
    expect(disbursed('-1.5', '-2.25')).toBe('-3.75');
    expect(disbursed(...Array.from({ length: 1_000 }, () => '0.01'))).toBe('10');
  });

  it('are by day, stage and status', () =>
    expect(added(line('1'), line('2'))).toMatchObject({
      register: 'ibrd',
      on: '2019-12-31',
      stage: 'construction',
      status: 'Disbursing',
      lines: 2,
    }));

  it('are kept with the rows: a line counts where it stands', () => {
    const rows = fold(outsideStatements, { id: recordId })(stated, statedLater).rows;
    const found = [...rows.values()].flatMap((row) => outsideStatements.rollups['standing']!(row));
    expect(found.map(({ group }) => group['status'])).toEqual(['Disbursing', 'Repaying']);
    expect(found[1]?.sums).toMatchObject({ disbursed_0: 240, disbursed_1: 500_000_000 });
  });
});
