import { filterOf, membersAfter, operationsIn, patched, userFrom } from './scim-input.js';
import { schemas } from './scim-resources.js';

const stated = {
  schemas: [schemas.user, schemas.enterprise],
  userName: 'Wang.Fang',
  externalId: '7f3a',
  name: { givenName: 'Fang', familyName: 'Wang' },
  emails: [{ value: 'other@bank.example' }, { value: 'wang.fang@bank.example', primary: true }],
  preferredLanguage: 'zh-CN',
  [schemas.enterprise]: { employeeNumber: '1001', department: 'un_b' },
};
const wang = {
  userName: 'wang.fang',
  displayName: 'Fang Wang',
  active: true,
  externalId: '7f3a',
  email: 'wang.fang@bank.example',
  language: 'zh',
  employeeNumber: '1001',
  department: 'un_b',
};
const resource = { ...stated, displayName: 'Fang Wang', active: true };
const refused = (code: string) => expect.objectContaining({ code }) as Error;
const operations = (...all: readonly object[]) => operationsIn({ Operations: all });

describe('a user of SCIM', () => {
  it('is a person as the provider states them', () => expect(userFrom(stated)).toEqual(wang));

  it.each<[string, object]>([
    ['no user name', { ...stated, userName: undefined }],
    ['a user name that is no text', { ...stated, userName: 5 }],
    ['neither active nor not', { ...stated, active: 'perhaps' }],
  ])('is refused where it has %s', (_, body) =>
    expect(() => userFrom(body as never)).toThrow(refused('ScimInvalid')),
  );
});

describe('a patch of a user', () => {
  it.each<[string, object, object]>([
    ['of one attribute', { op: 'replace', path: 'active', value: false }, { active: false }],
    ['in words of Entra', { op: 'Replace', path: 'active', value: 'False' }, { active: false }],
    ['without a path', { op: 'replace', value: { active: false } }, { active: false }],
    ['of a name', { op: 'add', path: 'name.formatted', value: '王芳' }, { displayName: '王芳' }],
    [
      'of a unit',
      { op: 'add', path: `${schemas.enterprise}:department`, value: 'un_c' },
      { department: 'un_c' },
    ],
    [
      'of an e-mail',
      { op: 'replace', path: 'emails[type eq "work"].value', value: 'w@b.cn' },
      { email: 'w@b.cn' },
    ],
    ['of what is not kept here', { op: 'add', path: 'nickName', value: 'Fang' }, {}],
  ])('%s', (_, operation, changed) =>
    expect(patched(resource, operations(operation))).toEqual({ ...wang, ...changed }),
  );

  it.each<[string, unknown, string]>([
    ['no operations', {}, 'ScimMalformed'],
    ['an unknown operation', { Operations: [{ op: 'move' }] }, 'ScimMalformed'],
    ['what to remove', { Operations: [{ op: 'remove' }] }, 'ScimNoTarget'],
    ['a user name', { Operations: [{ op: 'remove', path: 'userName' }] }, 'ScimInvalid'],
  ])('is refused for want of %s', (_, body, code) =>
    expect(() => patched(resource, operationsIn(body))).toThrow(refused(code)),
  );
});

describe('a patch of a group', () => {
  const members = new Set(['pn_wang', 'pn_chen']);
  it.each<[string, object, readonly string[]]>([
    [
      'adds',
      { op: 'add', path: 'members', value: [{ value: 'pn_li' }] },
      ['pn_wang', 'pn_chen', 'pn_li'],
    ],
    ['removes by filter', { op: 'remove', path: 'members[value eq "pn_wang"]' }, ['pn_chen']],
    [
      'removes by value',
      { op: 'remove', path: 'members', value: [{ value: 'pn_wang' }] },
      ['pn_chen'],
    ],
    ['removes all', { op: 'remove', path: 'members' }, []],
    ['replaces', { op: 'replace', value: { members: [{ value: 'pn_li' }] } }, ['pn_li']],
    ['leaves the rest', { op: 'replace', path: 'displayName', value: 'x' }, ['pn_wang', 'pn_chen']],
  ])('%s members', (_, operation, after) =>
    expect([...membersAfter(members, operations(operation))]).toEqual(after),
  );
});

describe('a filter', () => {
  it('asks for one value', () => {
    expect(filterOf('userName eq "wang.fang"', 'userName')).toBe('wang.fang');
    expect(filterOf('username EQ "wang.fang"', 'userName')).toBe('wang.fang');
    expect(filterOf(undefined, 'userName')).toBeUndefined();
  });
  it.each(['userName co "w"', 'emails eq "w"', 'userName eq w', ''])('is refused: %j', (filter) =>
    expect(() => filterOf(filter, 'userName')).toThrow(refused('ScimFilter')),
  );
});
