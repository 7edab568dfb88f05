import { Role } from '#kernel';
import { enterLocally, staffRegister } from '#organisation';
import { Checkpoints, issueToken, LocalTokens, readSettings, ViewRegistry } from '#platform';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Connected } from '../../connect.js';
import { connect } from '../../connect.js';

/** Short names for the roles, as people type them. */
const short: Readonly<Record<string, Role>> = {
  rm: 'relationshipManager',
  risk: 'riskOfficer',
  approver: 'creditApprover',
  auditor: 'auditor',
  service: 'service',
  head: 'unitHead',
  admin: 'administrator',
  idp: 'provisioner',
};

/** How long the views may take to know a new person, in milliseconds. */
const patience = 10_000;

/** Whose token it is, and how long it lives. */
export interface TokenOptions {
  readonly as: readonly string[];
  readonly name: string | undefined;
  readonly id: string | undefined;
  readonly lifetime: string | undefined;
}

/**
 * Prints a bearer token, signed by the key of the data folder. Whoever is not on the staff register
 * yet is entered, and given the roles asked for.
 */
export async function token({ as, name, id, lifetime = '12h' }: TokenOptions): Promise<number> {
  const given = as.length === 0 ? ['rm'] : as;
  const roles = given.flatMap((each) => each.split(',')).map(roleOf);
  const shown = name ?? given.join(' ');
  const subject = id ?? shown.toLowerCase().replace(/\s+/g, '.');
  if (!/^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,79}$/.test(subject)) {
    throw new Error(`--id must name the person in letters, digits or _ . : -, not "${subject}"`);
  }
  const settings = readSettings(process.env);
  if (settings.issuer !== '') {
    throw new Error(`tokens are issued by ${settings.issuer} (OIDC_ISSUER)`);
  }
  const connected = await connect();
  try {
    await entered(connected, { personId: subject, name: shown, roles });
    const signed = await issueToken(settings, { subject, name: shown, roles, lifetime });
    const issue = {
      personId: subject,
      roles,
      use: 'commandLine',
      issuedBy: 'local-operator',
    } as const;
    await connected.app.get(LocalTokens).issued(signed, issue);
    process.stdout.write(`${signed}\n`);
  } finally {
    await connected.stop();
  }
  return 0;
}

async function entered(
  { app }: Connected,
  person: Parameters<typeof enterLocally>[0],
): Promise<void> {
  const buses = { commands: app.get(CommandBus), queries: app.get(QueryBus) };
  const position = await enterLocally(person, buses);
  const build = await app.get(ViewRegistry).live(staffRegister);
  if (await app.get(Checkpoints).waitFor(build, position, patience)) return;
  throw new Error('the staff register does not follow: is a worker running?');
}

function roleOf(text: string): Role {
  const role = short[text] ?? text;
  if (Role.includes(role)) return role;
  throw new Error(
    `--as ${text}: must be one of ${[...Object.keys(short), ...Role.all].join(', ')}`,
  );
}
