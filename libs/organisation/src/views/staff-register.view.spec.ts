import { occurrence, projects } from '#kernel/testing';
import { joined, linked, managing, registered, standingIn } from '../examples.js';
import { absenceEvents } from '../absence/absence.events.js';
import { staffEvents } from '../staff/staff.events.js';
import type { SignInRow } from './sign-ins.view.js';
import { signIns, signInKey } from './sign-ins.view.js';
import { staffRegister } from './staff-register.view.js';

const given = projects(staffRegister, { id: 'pn_wang' });

describe('the staff register', () => {
  it('shows where a person works and what they may do', () =>
    given(registered, linked, managing).matches({
      personId: 'pn_wang',
      unitId: 'un_gaoxin',
      active: true,
      since: '2021-07-01',
      roles: [{ role: 'relationshipManager', unitId: 'un_gaoxin', validFrom: '2021-07-01' }],
      roleNames: ['relationshipManager'],
      signIns: [{ issuer: 'https://idp.bank.example', subject: '7f3a' }],
      searchKeys: ['wang.fang', 'wang', 'fang', '王芳'],
    }));

  it('keeps one role of a kind for each unit', () => {
    const longer = staffEvents.RoleGranted({ ...managing.data, validUntil: '2026-12-31' });
    given(registered, managing, longer).matches({
      roles: [
        {
          role: 'relationshipManager',
          unitId: 'un_gaoxin',
          validFrom: '2021-07-01',
          validUntil: '2026-12-31',
        },
      ],
    });
    const revoked = staffEvents.RoleRevoked({
      role: 'relationshipManager',
      unitId: 'un_gaoxin',
      reason: 'Moved.',
    });
    given(registered, managing, revoked).matches({ roles: [], roleNames: [] });
  });

  it('counts what waits for somebody else to grant it', () => {
    const asked = staffEvents.RoleRequested({
      requestId: 'r.1',
      role: 'unitHead',
      unitId: 'un_gaoxin',
      validFrom: '2026-03-02',
      requestedBy: 'pn_admin',
      reason: 'Acting head.',
    });
    given(registered, asked).matches({ openRequests: 1 });
    const granted = staffEvents.RoleGranted({ ...managing.data, requestId: 'r.1' });
    given(registered, asked, granted).matches({ openRequests: 0, roleRequests: [] });
  });

  it('names the deputy with the person, and the person with the deputy', () => {
    const change = staffRegister.change(standingIn, { ...occurrence, id: 'pn_wang' });
    expect(change?.keys).toEqual(['pn_wang', 'pn_chen']);
    const of = (id: string) =>
      projects(staffRegister, { id }).call(undefined, registered).rows.get(id);
    expect(change?.apply(of('pn_wang'), 'pn_wang')).toMatchObject({
      deputies: [{ deputyId: 'pn_chen', from: '2026-03-01', until: '2026-03-15' }],
      deputises: [],
    });
    expect(change?.apply(of('pn_chen'), 'pn_chen')).toMatchObject({
      deputies: [],
      deputises: [{ personId: 'pn_wang', from: '2026-03-01', until: '2026-03-15' }],
    });
  });

  it('forgets a leave that was cancelled, and lists teams', () => {
    const away = absenceEvents.LeavePlanned({
      kind: 'annual',
      from: '2026-03-01',
      until: '2026-03-15',
    });
    const cancelled = absenceEvents.LeaveCancelled({ from: '2026-03-01', reason: 'Postponed.' });
    given(registered, away).matches({ leaves: [away.data] });
    given(registered, away, cancelled).matches({ leaves: [] });
    const change = staffRegister.change(joined, { ...occurrence, id: 'tm_qinling' });
    const before = given(registered).rows.get('pn_wang');
    expect(change?.apply(before, 'pn_wang')).toMatchObject({
      teams: [{ teamId: 'tm_qinling', function: 'lead' }],
      teamIds: ['tm_qinling'],
    });
  });
});

describe('a sign-in', () => {
  const key = signInKey(linked.data);
  const row = (personId: string, before?: SignInRow): SignInRow | undefined =>
    signIns.change(linked, { ...occurrence, id: personId })?.apply(before, key);

  it('speaks for the first person it was linked to', () => {
    expect(row('pn_wang')).toEqual({ key, personId: 'pn_wang' });
    expect(row('pn_chen', row('pn_wang'))).toEqual({ key, personId: 'pn_wang' });
  });

  it('is told from others by issuer and subject, each exactly', () => {
    const keys = [
      { issuer: 'https://a', subject: 'wang.fang' },
      { issuer: 'https://a', subject: 'Wang.Fang' },
      { issuer: 'https://b', subject: 'wang.fang' },
    ].map(signInKey);
    expect(new Set(keys).size).toBe(3);
  });
});
