import type { View } from '#kernel';
import { clientsOf, joined, nobodys, ownStampOf, sameStamp, stampOf } from './stamp.js';

const ordinary = {
  clientId: 'cl_1',
  managerId: 'wang',
  units: ['gaoxin', 'xian'],
  teamIds: ['tm_1'],
};
const walled = { ...ordinary, clientId: 'cl_2', restrictedTo: ['gao', 'li'] };
const about = (scope: View['scope'], row: object) => clientsOf({ scope } as View, row);

describe('the stamp of a row', () => {
  it('opens it to the manager, the units above, and the teams', () =>
    expect(stampOf(ordinary)).toEqual({
      seenBy: ['m:wang', 'u:gaoxin', 'u:xian', 't:tm_1'],
    }));

  it('behind a wall opens it to the persons named and to nobody else', () =>
    expect(stampOf(walled)).toEqual({ seenBy: ['p:gao', 'p:li', '#'], wall: ['gao', 'li'] }));

  it('of a client whom nobody knows opens it to nobody', () =>
    expect(stampOf(undefined)).toEqual(nobodys));

  it('of what is nobody’s client yet opens it to its manager and its units', () => {
    const scope = { manager: 'managerId', units: 'units' };
    const own = (row: object) => ownStampOf({ scope } as View, row);
    expect(own({ managerId: 'wang', units: ['gaoxin', 'xian'] })).toEqual({
      seenBy: ['m:wang', 'u:gaoxin', 'u:xian'],
    });
    expect(own({ units: [] })).toEqual(nobodys);
    expect(about(scope, { managerId: 'wang', clientId: 'cl_1' })).toEqual([]);
    expect(ownStampOf({ scope: 'open' } as View, {})).toBeUndefined();
  });

  it('about several clients opens it to whoever sees one of them', () => {
    expect(joined([stampOf(ordinary), stampOf(walled)])).toEqual({
      seenBy: ['m:wang', 'u:gaoxin', 'u:xian', 't:tm_1', 'p:gao', 'p:li'],
    });
    expect(joined([stampOf(walled)])).toEqual(stampOf(walled));
    expect(joined([stampOf(walled), stampOf({ ...walled, restrictedTo: ['ma'] })])).toEqual({
      seenBy: ['p:gao', 'p:li', '#', 'p:ma'],
      wall: ['gao', 'li', 'ma'],
    });
  });

  it('is another where a key, a person or the wall itself is another', () => {
    expect(sameStamp(stampOf(ordinary), stampOf({ ...ordinary }))).toBe(true);
    expect(sameStamp(stampOf(ordinary), stampOf({ ...ordinary, managerId: 'chen' }))).toBe(false);
    expect(sameStamp(stampOf(walled), { seenBy: stampOf(walled).seenBy })).toBe(false);
    expect(sameStamp(undefined, nobodys)).toBe(false);
    expect(sameStamp(undefined, undefined)).toBe(true);
  });
});

describe('the clients of a row', () => {
  it('stand where the view says', () => {
    expect(about({ client: 'clientId' }, { clientId: 'cl_1' })).toEqual(['cl_1']);
    expect(about({ client: 'loan.clientId' }, { loan: { clientId: 'cl_1' } })).toEqual(['cl_1']);
    const members = { clients: [{ clientId: 'cl_1' }, { clientId: 'cl_2' }] };
    expect(about({ clients: 'clients.clientId' }, members)).toEqual(['cl_1', 'cl_2']);
    expect(about({ clients: 'ids' }, { ids: ['cl_1'] })).toEqual(['cl_1']);
  });

  it('are none where nothing stands there, or the view is open', () => {
    expect(about({ client: 'clientId' }, {})).toEqual([]);
    expect(about('open', { clientId: 'cl_1' })).toEqual([]);
  });
});
