import type { Role } from '#kernel';
import { separationOf, separationRules } from './separation.rules.js';

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
    expect(separationOf(role, other, '2014-09-11')).toBeUndefined();
    expect(separationOf(role, other, '2014-09-12')).toBeDefined();
  });

  it.each<readonly [role: Role, other: Role]>([
    ['relationshipManager', 'relationshipManager'],
    ['administrator', 'administrator'],
    ['relationshipManager', 'unitHead'],
    ['riskOfficer', 'creditApprover'],
  ])('lets one person be %s and %s', (role, other) =>
    expect(separationOf(role, other, day)).toBeUndefined(),
  );

  it('is five rules, each with its source and in both languages', () => {
    expect(separationRules.map(({ id, version }) => `${id} ${version}`).join(', ')).toBe(
      'SD-01 1, SD-02 1, SD-03 1, SD-04 1, SD-05 1',
    );
    for (const { label, source } of separationRules) {
      expect([label.en, label.zh, source]).not.toContain('');
      expect(Object.keys(label)).toEqual(['en', 'zh']);
    }
  });
});
