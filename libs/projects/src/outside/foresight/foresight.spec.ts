import type { OutsideStatement } from '../outside.rows.js';
import { areaUnder } from './area-under.js';
import { Follow } from './foresight.js';

describe('the area under a curve', () => {
  it.each<[string, readonly (readonly [number, boolean])[], number]>([
    [
      'a signal that parts them',
      [
        [1, false],
        [2, false],
        [3, true],
      ],
      1,
    ],
    [
      'one that parts them the wrong way',
      [
        [1, true],
        [2, false],
        [3, false],
      ],
      0,
    ],
    [
      'one that is the same for all',
      [
        [1, true],
        [1, false],
        [1, false],
      ],
      0.5,
    ],
    [
      'three right of four pairs',
      [
        [1, false],
        [2, true],
        [3, false],
        [4, true],
      ],
      0.75,
    ],
    [
      'unknown counts as the longest',
      [
        [Infinity, true],
        [Infinity, false],
        [1, false],
      ],
      0.75,
    ],
    ['nothing to part', [[1, true]], 0.5],
  ])('of %s', (_, cases, area) => expect(areaUnder(cases)).toBe(area));
});

const statement = (number: string, on: string, more: Partial<OutsideStatement> = {}) =>
  ({
    statementId: `${number}@${on}`,
    recordId: number,
    register: 'ida',
    number,
    on,
    texts: { status: 'Disbursing', ...more.texts },
    days: {
      approved: '2014-12-01',
      effective: '2015-01-01',
      closing: '2025-01-01',
      ...more.days,
    },
    amounts: { principal: '100', cancelled: '0', undisbursed: '50', ...more.amounts },
    origin: { kind: 'migration', source: 'x', assumed: [] },
  }) satisfies OutsideStatement;

describe('what the statements of a register foresaw', () => {
  it('follows loans under way, by how far their money was behind the time', () => {
    const follow = new Follow();
    const [first, last] = ['2020-01-01', '2025-12-31'];
    follow.seeBefore(statement('slow', first, { amounts: { undisbursed: '90' } }));
    follow.seeBefore(statement('quick', first, { amounts: { undisbursed: '10' } }));
    follow.seeBefore(statement('over', first, { days: { closing: '2019-12-31' } }));
    follow.seeBefore(statement('repaid', first, { texts: { status: 'Fully Repaid' } }));
    follow.seeAfter(statement('slow', last, { days: { closing: '2025-07-01' } }));
    follow.seeAfter(statement('quick', last, { amounts: { cancelled: '11' } }));
    follow.seeAfter(statement('new', last));
    expect(follow.figures()).toMatchObject({
      loans: 2,
      outcomes: [
        {
          outcome: 'closingExtended',
          events: 1,
          rate: '0.5000',
          areaUnderCurve: { disbursementLag: '1.0000', daysToEffectiveness: '0.5000' },
          topFifth: '1.0000',
          bottomFifth: '0.0000',
        },
        { outcome: 'partCancelled', events: 1, areaUnderCurve: { disbursementLag: '0.0000' } },
      ],
    });
  });

  it('foresees nothing where nothing was under way', () =>
    expect(new Follow().figures()).toEqual({ loans: 0, outcomes: [] }));
});
