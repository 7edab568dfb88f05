import { absenceEvents } from './absence/absence.events.js';
import { staffEvents } from './staff/staff.events.js';
import { teamEvents } from './team/team.events.js';
import type { Tree } from './unit/tree.js';
import { unitEvents } from './unit/unit.events.js';

/** Named units and people for the specs of every context. */

export const headOfficeOpened = unitEvents.UnitOpened({
  name: { en: 'Head Office', zh: '总行' },
  kind: 'headOffice',
  valueDate: '2020-01-01',
});
export const branchOpened = unitEvents.UnitOpened({
  name: { en: 'Xi’an Branch', zh: '西安分行' },
  kind: 'branch',
  parentId: 'un_head',
  valueDate: '2020-01-01',
});

/** The head office, two branches, and a sub-branch of the first. */
export const tree: Tree = {
  units: [
    { unitId: 'un_head', kind: 'headOffice', closed: false },
    { unitId: 'un_xian', kind: 'branch', parentId: 'un_head', closed: false },
    { unitId: 'un_jinan', kind: 'branch', parentId: 'un_head', closed: false },
    { unitId: 'un_gaoxin', kind: 'subBranch', parentId: 'un_xian', closed: false },
    { unitId: 'un_old', kind: 'subBranch', parentId: 'un_xian', closed: true },
  ],
};

export const registered = staffEvents.StaffMemberRegistered({
  userName: 'wang.fang',
  name: { en: 'Wang Fang', zh: '王芳' },
  unitId: 'un_gaoxin',
  employeeNumber: '10007',
  email: 'wang.fang@bank.example',
  language: 'zh',
  valueDate: '2021-07-01',
});
export const managing = staffEvents.RoleGranted({
  role: 'relationshipManager',
  unitId: 'un_gaoxin',
  validFrom: '2021-07-01',
  grantedBy: 'pn_idp',
});
export const linked = staffEvents.SignInLinked({
  issuer: 'https://idp.bank.example',
  subject: '7f3a',
  linkedBy: 'pn_idp',
});
export const standingIn = absenceEvents.DeputyAppointed({
  deputyId: 'pn_chen',
  from: '2026-03-01',
  until: '2026-03-15',
  appointedBy: 'pn_wang',
  reason: 'Annual leave.',
});
export const formed = teamEvents.TeamFormed({
  kind: 'service',
  name: { en: 'Team Qinling', zh: '秦岭项目服务团队' },
});
export const joined = teamEvents.TeamMemberJoined({ personId: 'pn_wang', function: 'lead' });
