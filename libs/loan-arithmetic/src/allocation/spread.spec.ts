import type { DueComponent } from './allocation.codes.js';
import type { AllocationRule } from './allocation.rules.js';
import type { OpenItem } from './spread.js';
import { spread, timingOf } from './spread.js';

const day = '2025-03-05';
const open = (
  instalment: number,
  component: DueComponent,
  unpaid: number,
  dueOn = '2025-04-05',
): OpenItem => ({ item: { instalment, component, dueOn }, unpaid });

const ahead: Pick<AllocationRule, 'order' | 'direction' | 'advance' | 'oddUnits'> = {
  order: [{ of: ['inAdvance'], pays: ['interest', 'principal'] }],
  direction: 'horizontal',
  advance: 'nextInstalment',
};
const parts = (amount: number, items: readonly OpenItem[], more: Partial<typeof ahead> = {}) =>
  spread(amount, items, day, { ...ahead, ...more }).map(
    ({ open: { item }, timing, amount: part }) =>
      `${timing} ${item.component} ${item.instalment}: ${part}`,
  );
const shared = { advance: 'reamortise', oddUnits: 'last' } as const;

it('a due date lies before, on or after a day', () =>
  expect(['2025-03-04', day, '2025-03-06'].map((dueOn) => timingOf(dueOn, day))).toEqual([
    'pastDue',
    'due',
    'inAdvance',
  ]));

describe('an amount spread over what is open', () => {
  const two = [
    open(1, 'interest', 10),
    open(1, 'principal', 100),
    open(2, 'interest', 5),
    open(2, 'principal', 100),
  ];

  it('pays nothing of what is paid, of another timing, or beyond the amount', () => {
    const items = [open(1, 'interest', 0), open(1, 'principal', 7, day), open(2, 'principal', 9)];
    expect(parts(5, items)).toEqual(['inAdvance principal 2: 5']);
    expect(parts(0, items)).toEqual([]);
    expect(parts(9, items)).toEqual(['inAdvance principal 2: 9']);
  });

  it('goes through the steps until nothing is left', () => {
    const items = [open(1, 'fee', 3, '2025-03-01'), open(1, 'principal', 7, day), ...two];
    const order: AllocationRule['order'] = [
      { of: ['pastDue'], pays: ['fee'] },
      { of: ['due'], pays: ['principal'] },
      { of: ['inAdvance'], pays: ['interest'] },
    ];
    expect(parts(12, items, { order })).toEqual([
      'pastDue fee 1: 3',
      'due principal 1: 7',
      'inAdvance interest 1: 2',
    ]);
  });

  it('begins with the last instalment only of what is not due yet', () => {
    const advance = 'lastInstalment';
    expect(parts(110, two, { advance })).toEqual([
      'inAdvance interest 2: 5',
      'inAdvance principal 2: 100',
      'inAdvance interest 1: 5',
    ]);
    const order: AllocationRule['order'] = [{ of: ['due', 'inAdvance'], pays: ['interest'] }];
    expect(parts(12, two, { advance, order })).toEqual([
      'inAdvance interest 1: 10',
      'inAdvance interest 2: 2',
    ]);
    expect(parts(12, two, { advance: 'reamortise', order })).toEqual([
      'inAdvance interest 1: 10',
      'inAdvance interest 2: 2',
    ]);
  });

  it('takes one component of all instalments after the other where the order is vertical', () =>
    expect(parts(20, two, { direction: 'vertical' })).toEqual([
      'inAdvance interest 1: 10',
      'inAdvance interest 2: 5',
      'inAdvance principal 1: 5',
    ]));

  it('is shared equally, component by component, by those that have room', () => {
    expect(parts(25, two, { advance: 'reamortise' })).toEqual([
      'inAdvance interest 1: 10',
      'inAdvance interest 2: 5',
      'inAdvance principal 1: 5',
      'inAdvance principal 2: 5',
    ]);
    expect(parts(3, two, { advance: 'reamortise' })).toEqual([
      'inAdvance interest 1: 2',
      'inAdvance interest 2: 1',
    ]);
    expect(parts(1, two, { advance: 'reamortise' })).toEqual(['inAdvance interest 1: 1']);
    expect(parts(500, two, { advance: 'reamortise' })).toEqual([
      'inAdvance interest 1: 10',
      'inAdvance interest 2: 5',
      'inAdvance principal 1: 100',
      'inAdvance principal 2: 100',
    ]);
  });

  it('is offered to every instalment alike, the rest to the last', () => {
    expect(parts(21, two, shared)).toEqual([
      'inAdvance interest 1: 10',
      'inAdvance interest 2: 5',
      'inAdvance principal 1: 3',
      'inAdvance principal 2: 3',
    ]);
    expect(parts(500, two, shared)).toEqual([
      'inAdvance interest 1: 10',
      'inAdvance interest 2: 5',
      'inAdvance principal 1: 100',
      'inAdvance principal 2: 100',
    ]);
    expect(parts(0, two, shared)).toEqual([]);
    expect(parts(5, [], shared)).toEqual([]);
  });

  it('is rounded half to even where it is offered alike', () => {
    const three = [1, 2, 3, 4].map((number) => open(number, 'principal', 100));
    expect(parts(10, three, shared).map((part) => part.slice(-1))).toEqual(['2', '2', '2', '4']);
    expect(parts(14, three, shared).map((part) => part.slice(-1))).toEqual(['4', '4', '4', '2']);
    expect(parts(2, three, shared)).toEqual(['inAdvance principal 4: 2']);
  });
});
