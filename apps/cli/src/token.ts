import { Role } from '#kernel';
import { issueToken, readSettings } from '#platform';
import { parseArgs } from 'node:util';

/** Short names for the roles, as people type them. */
const short: Readonly<Record<string, Role>> = {
  rm: 'relationshipManager',
  risk: 'riskOfficer',
  approver: 'creditApprover',
  auditor: 'auditor',
  service: 'service',
  admin: 'administrator',
};

/** Prints a bearer token, signed by the key of the data folder. */
export async function token(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      as: { type: 'string', multiple: true, default: ['rm'] },
      name: { type: 'string' },
      id: { type: 'string' },
      for: { type: 'string', default: '12h' },
    },
  });
  const roles = values.as.flatMap((each) => each.split(',')).map(roleOf);
  const name = values.name ?? values.as.join(' ');
  const signed = await issueToken(readSettings(process.env), {
    subject: values.id ?? name.toLowerCase().replace(/\s+/g, '.'),
    name,
    roles,
    lifetime: values.for,
  });
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
