import { occurrence } from '#kernel/testing';
import { branchOpened, headOfficeOpened, registered } from '../examples.js';
import type { Fact } from '#kernel';
import { staffEvents } from '../staff/staff.events.js';
import { wholeTree } from '../unit/tree.js';
import { unitEvents } from '../unit/unit.events.js';
import { unitTree } from './unit-tree.view.js';
import { units } from './units.view.js';

/** The rows after facts about several units, each told with the id it is about. */
function rowsOf(view: typeof units | typeof unitTree, ...facts: readonly [string, Fact][]) {
  const rows = new Map<string, object>();
  for (const [id, fact] of facts) {
    const change = view.change(fact, { ...occurrence, id });
    for (const key of change?.keys ?? []) {
      const row = change?.apply(rows.get(key) as never, key);
      if (row) rows.set(key, row);
    }
  }
  return rows;
}

const opened: readonly [string, Fact][] = [
  ['un_head', headOfficeOpened],
  ['un_xian', branchOpened],
  ['un_jinan', branchOpened],
  ['un_gaoxin', unitEvents.UnitOpened({ ...branchOpened.data, parentId: 'un_xian' })],
];
const moved = unitEvents.UnitMoved({
  formerParentId: 'un_xian',
  parentId: 'un_jinan',
  reason: 'Reorganised.',
  valueDate: '2026-03-02',
});
const closed = unitEvents.UnitClosed({
  parentId: 'un_jinan',
  reason: 'Merged.',
  valueDate: '2026-03-02',
});

describe('the units', () => {
  it('know how many are open below them', () => {
    const rows = rowsOf(units, ...opened, ['un_gaoxin', moved]);
    expect(rows.get('un_head')).toMatchObject({ openBelow: 2 });
    expect(rows.get('un_xian')).toMatchObject({ openBelow: 0 });
    expect(rows.get('un_jinan')).toMatchObject({ openBelow: 1 });
    expect(rows.get('un_gaoxin')).toMatchObject({ parentId: 'un_jinan', openBelow: 0 });
    const after = rowsOf(units, ...opened, ['un_gaoxin', moved], ['un_gaoxin', closed]);
    expect(after.get('un_jinan')).toMatchObject({ openBelow: 0 });
    expect(after.get('un_gaoxin')).toMatchObject({ closedOn: '2026-03-02' });
  });

  it('know how many work in them', () => {
    const staff: readonly [string, Fact][] = [
      ['pn_wang', registered],
      ['pn_chen', registered],
      [
        'pn_chen',
        staffEvents.StaffMemberMoved({
          formerUnitId: 'un_gaoxin',
          unitId: 'un_jinan',
          reason: 'Promoted.',
          valueDate: '2026-03-02',
        }),
      ],
      [
        'pn_wang',
        staffEvents.StaffMemberLeft({
          unitId: 'un_gaoxin',
          reason: 'Retired.',
          valueDate: '2026-03-02',
        }),
      ],
    ];
    const rows = rowsOf(units, ...opened, ...staff);
    expect(rows.get('un_gaoxin')).toMatchObject({ staffCount: 0 });
    expect(rows.get('un_jinan')).toMatchObject({ staffCount: 1 });
  });
});

describe('the tree', () => {
  it('holds every unit and below which it lies', () =>
    expect(rowsOf(unitTree, ...opened, ['un_gaoxin', moved], ['un_gaoxin', closed])).toEqual(
      new Map([
        [
          wholeTree,
          {
            units: [
              { unitId: 'un_head', kind: 'headOffice', closed: false },
              { unitId: 'un_xian', kind: 'branch', parentId: 'un_head', closed: false },
              { unitId: 'un_jinan', kind: 'branch', parentId: 'un_head', closed: false },
              { unitId: 'un_gaoxin', kind: 'branch', parentId: 'un_jinan', closed: true },
            ],
          },
        ],
      ]),
    ));
});
