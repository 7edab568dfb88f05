import type { Role } from '#kernel';
import { separationOf } from './separation.rules.js';

const day = '2026-03-02';

describe('the separation of duties', () => {
  it.each<readonly [rule: string, role: Role, other: Role]>([
    ['SD-01', 'administrator', 'relationshipManager'],
    ['SD-02', 'service', 'creditApprover'],
    ['SD-03', 'provisioner', 'auditor'],
    ['SD-04', 'auditor', 'riskOfficer'],
    ['SD-05', 'relationshipManager', 'riskOfficer'],
    ['SD-05', 'relationshipManager', 'creditApprover'],
  ])('%s keeps %s and %s apart, whichever comes first', (rule, role, other) => {
    const found = [separationOf(role, other, day)?.id, separationOf(other, role, day)?.id];
    expect(found).toContain(rule);
    expect(found).not.toContain(undefined);
  });

  it.each<readonly [role: Role, other: Role]>([
    ['relationshipManager', 'relationshipManager'],
    ['relationshipManager', 'unitHead'],
    ['riskOfficer', 'creditApprover'],
  ])('lets one person be %s and %s', (role, other) =>
    expect(separationOf(role, other, day)).toBeUndefined(),
  );

  it('did not hold before it was in force', () =>
    expect(separationOf('auditor', 'riskOfficer', '2014-09-11')).toBeUndefined());
});
