import type { ScimUser } from './scim-resources.js';
import { schemas } from './scim-resources.js';
import { scimRefusals } from './scim.refusals.js';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The body of a request. @throws ScimMalformed */
export function bodyOf(body: unknown): Json {
  if (isObject(body)) return body;
  throw scimRefusals.ScimMalformed({ rule: 'a JSON object' });
}

/** A text, where the attribute is there. @throws ScimInvalid */
function textIn(value: unknown, field: string): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  throw scimRefusals.ScimInvalid({ field });
}

/** Some providers write truth values as texts. @throws ScimInvalid */
function truthIn(value: unknown, field: string): boolean {
  const said = typeof value === 'string' ? value.toLowerCase() : value;
  if (said === true || said === 'true') return true;
  if (said === false || said === 'false') return false;
  throw scimRefusals.ScimInvalid({ field });
}

/** A user as stated, whole. @throws ScimInvalid */
export function userFrom(stated: Json): ScimUser {
  const userName = textIn(stated['userName'], 'userName')?.toLowerCase();
  if (userName === undefined) throw scimRefusals.ScimInvalid({ field: 'userName' });
  const enterprise = inner(stated);
  const employeeNumber = textIn(enterprise['employeeNumber'], 'employeeNumber');
  const department = textIn(enterprise['department'], 'department');
  const externalId = textIn(stated['externalId'], 'externalId');
  const email = emailIn(stated['emails']);
  const language = languageIn(stated['preferredLanguage']);
  return {
    userName,
    displayName: textIn(stated['displayName'], 'displayName') ?? nameIn(stated['name']) ?? userName,
    active: stated['active'] === undefined ? true : truthIn(stated['active'], 'active'),
    ...(externalId !== undefined && { externalId }),
    ...(email !== undefined && { email }),
    ...(language !== undefined && { language }),
    ...(employeeNumber !== undefined && { employeeNumber }),
    ...(department !== undefined && { department }),
  };
}

function nameIn(name: unknown): string | undefined {
  if (!isObject(name)) return undefined;
  const [given, family] = [textIn(name['givenName'], 'name'), textIn(name['familyName'], 'name')];
  return (
    textIn(name['formatted'], 'name') ?? ([given, family].filter(Boolean).join(' ') || undefined)
  );
}

function emailIn(emails: unknown): string | undefined {
  if (!Array.isArray(emails)) return undefined;
  const all = emails.filter(isObject);
  const chosen = all.find(({ primary }) => primary === true) ?? all[0];
  return textIn(chosen?.['value'], 'emails');
}

function languageIn(value: unknown): 'en' | 'zh' | undefined {
  const [language] = (textIn(value, 'preferredLanguage') ?? '').toLowerCase().split(/[-_]/);
  return language === 'en' || language === 'zh' ? language : undefined;
}

/** One operation of a patch, its name in small letters. */
export interface Operation {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path?: string;
  readonly value?: unknown;
}

/** @throws ScimMalformed */
export function operationsIn(body: unknown): readonly Operation[] {
  const { Operations: stated } = bodyOf(body);
  if (!Array.isArray(stated) || stated.length === 0 || stated.length > 100) {
    throw scimRefusals.ScimMalformed({ field: 'Operations', rule: '1 to 100 operations' });
  }
  return stated.map((each) => {
    const { op, path, value } = bodyOf(each);
    const name = typeof op === 'string' ? op.toLowerCase() : '';
    if (name !== 'add' && name !== 'replace' && name !== 'remove') {
      throw scimRefusals.ScimMalformed({ field: 'op' });
    }
    const where = textIn(path, 'path');
    return { op: name, ...(where !== undefined && { path: where }), value };
  });
}

/** The user after a patch, from a resource as answers show it. @throws ScimInvalid */
export function patched(resource: Json, operations: readonly Operation[]): ScimUser {
  let stated = resource;
  for (const { op, path, value } of operations) {
    if (path !== undefined) stated = withValue(stated, path, op === 'remove' ? undefined : value);
    else if (op === 'remove') throw scimRefusals.ScimNoTarget();
    else {
      for (const [name, each] of Object.entries(bodyOf(value)))
        stated = withValue(stated, name, each);
    }
  }
  return userFrom(stated);
}

/** The attributes that may be changed, in small letters: what providers also send is let be. */
const attributes: Readonly<Record<string, readonly string[]>> = {
  active: ['active'],
  username: ['userName'],
  externalid: ['externalId'],
  displayname: ['displayName'],
  preferredlanguage: ['preferredLanguage'],
  emails: ['emails'],
  'name.formatted': ['displayName'],
  [`${schemas.enterprise}:employeenumber`.toLowerCase()]: [schemas.enterprise, 'employeeNumber'],
  [`${schemas.enterprise}:department`.toLowerCase()]: [schemas.enterprise, 'department'],
};

function withValue(stated: Json, path: string, value: unknown): Json {
  const name = path.toLowerCase();
  if (/^emails\[[^\]]*\](\.value)?$/.test(name)) {
    return { ...stated, emails: value === undefined ? [] : [isObject(value) ? value : { value }] };
  }
  if (name === 'name' && isObject(value)) return { ...stated, displayName: nameIn(value) };
  if (name === schemas.enterprise.toLowerCase() && isObject(value)) {
    return { ...stated, [schemas.enterprise]: { ...inner(stated), ...value } };
  }
  const [first, second] = attributes[name] ?? [];
  if (first === undefined) return stated;
  if (second === undefined) return { ...stated, [first]: value };
  return { ...stated, [first]: { ...inner(stated), [second]: value } };
}

function inner(stated: Json): Json {
  const found = stated[schemas.enterprise];
  return isObject(found) ? found : {};
}

/** Whom operations upon a group add, remove, or put in the place of all. @throws ScimInvalid */
export function membersAfter(
  members: ReadonlySet<string>,
  operations: readonly Operation[],
): ReadonlySet<string> {
  let after = new Set(members);
  for (const { op, path = 'members', value } of operations) {
    const [, one] = /^members\[value eq "([^"]+)"\]$/i.exec(path) ?? [];
    if (one !== undefined && op === 'remove') after.delete(one);
    else if (path.toLowerCase() === 'members') {
      const named = idsIn(isObject(value) && 'members' in value ? value['members'] : value);
      if (op === 'replace') after = new Set(named);
      else if (op === 'add') named.forEach((id) => after.add(id));
      else if (value === undefined) after.clear();
      else named.forEach((id) => after.delete(id));
    }
  }
  return after;
}

/** @throws ScimInvalid */
export function idsIn(members: unknown = []): readonly string[] {
  if (!Array.isArray(members)) throw scimRefusals.ScimInvalid({ field: 'members' });
  return members.map((member) => {
    const id = isObject(member) ? textIn(member['value'], 'members') : undefined;
    if (id === undefined) throw scimRefusals.ScimInvalid({ field: 'members' });
    return id;
  });
}

/** What a filter asks for: `userName eq "wang.fang"`. @throws ScimFilter */
export function filterOf(filter: string | undefined, field: string): string | undefined {
  if (filter === undefined) return undefined;
  const [, name = '', value] = /^\s*(\w+)\s+eq\s+"([^"]{1,200})"\s*$/i.exec(filter) ?? [];
  if (name.toLowerCase() === field.toLowerCase() && value !== undefined) return value;
  throw scimRefusals.ScimFilter({ field: 'filter', rule: `${field} eq "…"` });
}
