import { Role } from '#kernel';
import { issueToken, readSettings } from '#platform';
import { resolve } from 'node:path';

/** Short names for the roles, as people type them. */
const short: Readonly<Record<string, Role>> = {
  rm: 'relationshipManager',
  risk: 'riskOfficer',
  approver: 'creditApprover',
  auditor: 'auditor',
  service: 'service',
  admin: 'administrator',
};

/** Whose token it is, and how long it lives. */
export interface TokenOptions {
  readonly as: readonly string[];
  readonly name: string | undefined;
  readonly id: string | undefined;
  readonly lifetime: string | undefined;
}

/** Prints a bearer token, signed by the key of the data folder. */
export async function token({ as, name, id, lifetime = '12h' }: TokenOptions): Promise<number> {
  const given = as.length === 0 ? ['rm'] : as;
  const roles = given.flatMap((each) => each.split(',')).map(roleOf);
  const shown = name ?? given.join(' ');
  const settings = readSettings(process.env);
  const signed = await issueToken(settings, {
    subject: id ?? shown.toLowerCase().replace(/\s+/g, '.'),
    name: shown,
    roles,
    lifetime,
  });
  process.stderr.write(`signed by the key in ${resolve(settings.data)}\n`);
  process.stdout.write(`${signed}\n`);
  return 0;
}

function roleOf(text: string): Role {
  const role = short[text] ?? text;
  if (Role.includes(role)) return role;
  throw new Error(
    `--as ${text}: must be one of ${[...Object.keys(short), ...Role.all].join(', ')}`,
  );
}
