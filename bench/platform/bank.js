// A bank of the SBA-like portfolio in one process, its clients in two branches of one manager each.
import 'reflect-metadata';
import { CommandBus } from '@nestjs/cqrs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { speak } from './system.js';
import { sbaLike } from './sba-like.js';

const dist = '../../dist';
const platform = await import(`${dist}/libs/platform/src/index.js`);
const organisation = await import(`${dist}/libs/organisation/src/index.js`);
const { AssignRelationshipManager } = await import(
  `${dist}/libs/clients/src/client/client.commands.js`
);
const { withStores } = await import(`${dist}/apps/standalone/src/embedded.js`);
const { contexts } = await import(`${dist}/apps/contexts.js`);
const { Checkpoints, Definitions, EventStore, inContext, issueToken, ViewRegistry } = platform;

const branches = ['un_east', 'un_west'];
const people = [
  ['auditor', 'auditor', 'un_head'],
  ['risk', 'riskOfficer', 'un_head'],
  ...branches.map((unitId) => [`head.${unitId}`, 'unitHead', unitId]),
  ...branches.map((unitId) => [`rm.${unitId}`, 'relationshipManager', unitId]),
];

/** Starts everything on a folder of its own, with so many loans; gives people their voices. */
export async function startBank(loans) {
  const data = mkdtempSync(join(tmpdir(), 'rapport-bench-'));
  const stores = await withStores(
    platform.readSettings({
      RAPPORT_DATA: data,
      RAPPORT_LOG_LEVEL: 'error',
      RAPPORT_PORT: '0',
      RAPPORT_REQUESTS_PER_MINUTE: '0',
    }),
  );
  const world = await platform.openWorld(stores.settings);
  const running = await platform.serve(world, contexts, { api: true, worker: true });
  const { app } = running;
  await enterPeople(app);
  const { events } = await sbaLike(app, loans);
  const clients = await handOut(app);
  await settled(app);
  console.log(`${loans} loans of ${clients} clients, ${events} events, every view has seen them`);
  return {
    app,
    voice: async (subject) => {
      const [, role] = people.find(([id]) => id === subject);
      const wish = { subject, name: subject, roles: [role], lifetime: '12h' };
      return speak(running.address, await issueToken(stores.settings, wish));
    },
    stop: async () => {
      await running.stop();
      await world.close();
      await stores.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

let sent = 0;
const tell = (app, command) =>
  inContext(
    {
      actor: { id: 'bench', roles: [] },
      correlationId: 'bench',
      idempotencyKey: `bank:${++sent}`,
      system: true,
    },
    () => app.get(CommandBus).execute(command),
  );

async function enterPeople(app) {
  const { OpenUnit, RegisterStaffMember, ProvisionRole, ProvisionSignIn } = organisation;
  const unit = (unitId, kind, parentId) =>
    tell(app, OpenUnit.of({ unitId, kind, name: { en: unitId }, ...(parentId && { parentId }) }));
  await unit('un_head', 'headOffice');
  for (const unitId of branches) await unit(unitId, 'branch', 'un_head');
  for (const [personId, role, unitId] of people) {
    const facts = { personId, userName: personId, name: { en: personId }, unitId };
    await tell(app, RegisterStaffMember.of(facts));
    const subject = { issuer: platform.localIssuer, subject: personId };
    await tell(app, ProvisionSignIn.of({ personId, ...subject }));
    await tell(app, ProvisionRole.of({ personId, role, validFrom: '2000-01-01' }));
  }
  await settled(app);
}

/** Gives half of the clients to the manager of each branch; says how many there are. */
async function handOut(app) {
  const ids = [];
  for await (const { type, data } of app.get(EventStore).log(undefined)) {
    if (type === 'ClientMigrated') ids.push(data.clientId);
  }
  let next = 0;
  const hand = async () => {
    while (next < ids.length) {
      const index = next++;
      const managerId = `rm.${branches[index % branches.length]}`;
      await tell(app, AssignRelationshipManager.of({ clientId: ids[index], managerId }));
    }
  };
  await Promise.all(Array.from({ length: 64 }, hand));
  return ids.length;
}

async function settled(app) {
  const position = await app.get(EventStore).head();
  for (const view of app.get(Definitions).views) {
    const build = await app.get(ViewRegistry).live(view);
    while (!(await app.get(Checkpoints).waitFor(build, position, 10_000)));
  }
}
