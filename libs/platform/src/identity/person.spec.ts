import type { RegisterEntry } from './person.js';
import { personOn } from './person.js';

const tree = {
  units: [
    { unitId: 'head' },
    { unitId: 'xian', parentId: 'head' },
    { unitId: 'gaoxin', parentId: 'xian' },
    { unitId: 'jinan', parentId: 'head' },
  ],
};
const entry: RegisterEntry = {
  personId: 'gao.lei',
  name: { en: 'Gao Lei', zh: '高磊' },
  unitId: 'xian',
  active: true,
  roles: [
    { role: 'unitHead', unitId: 'xian', validFrom: '2026-01-01', validUntil: '2026-06-30' },
    { role: 'auditor', unitId: 'head', validFrom: '2026-07-01' },
  ],
  deputises: [{ personId: 'he.jing', from: '2026-03-01', until: '2026-03-15' }],
  teams: [{ teamId: 'tm_1' }],
};

describe('a person', () => {
  it('has the roles of the day, each in its units, or everywhere in the head office', () => {
    const inMarch = personOn('2026-03-02', entry, tree);
    expect([...inMarch.roles.keys()]).toEqual(['unitHead']);
    expect(inMarch.roles.get('unitHead')).toEqual(['xian']);
    expect(inMarch.everywhere.size).toBe(0);
    const inJuly = personOn('2026-07-01', entry, tree);
    expect([...inJuly.roles.keys()]).toEqual(['auditor']);
    expect([...inJuly.everywhere]).toEqual(['auditor']);
    expect(personOn('2025-12-31', entry, tree).roles.size).toBe(0);
  });

  it('holds a role up to its last day', () => {
    expect(personOn('2026-06-30', entry, tree).roles.has('unitHead')).toBe(true);
    expect(personOn('2026-07-01', entry, tree).roles.has('unitHead')).toBe(false);
  });

  it('stands in for others on the days agreed', () => {
    expect(personOn('2026-03-15', entry, tree).deputises).toEqual(['he.jing']);
    expect(personOn('2026-03-16', entry, tree).deputises).toEqual([]);
  });

  it('may do nothing once they have left', () => {
    const gone = personOn('2026-03-02', { ...entry, active: false }, tree);
    expect(gone).toMatchObject({ deputises: [], teams: [] });
    expect(gone.roles.size).toBe(0);
  });
});
