import type { Decider, DomainCommand } from '#kernel';
import { Refusal, Role } from '#kernel';
import type { ClientScope } from '#clients';
import { clientScope } from '#clients';
import type { Person } from '../../libs/platform/src/identity/person.js';
import type { RequestContext } from '#platform';
import { Definitions, EventStore, inContext, StaffRegister, Tables, ViewRegistry } from '#platform';
import { CommandBus } from '@nestjs/cqrs';
import { loadDemo } from '../../apps/cli/src/demo.js';
import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

/** The people of the demo bank: managers, heads, officers, an approver, an auditor, a service. */
const people = [
  ...['wang.fang', 'chen.wei', 'liu.yang', 'gao.lei', 'he.jing', 'li.na', 'zhao.min'],
  ...['sun.yue', 'core.banking'],
];
let stores: Stores;
let rapport: Rapport;
let scopes: readonly ClientScope[] = [];
/** A stream of each category and client, by the id of the client. */
const streams = new Map<string, Map<string, string>>();

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  await loadDemo(rapport.app, () => undefined);
  const build = await rapport.app.get(ViewRegistry).live(clientScope);
  scopes = (await rapport.app.get(Tables).find(build, { all: [] })) as unknown as ClientScope[];
  for await (const { stream, data } of rapport.app.get(EventStore).log(undefined)) {
    const { clientId } = data as { readonly clientId?: unknown };
    if (typeof clientId !== 'string') continue;
    const category = stream.slice(0, stream.indexOf('-'));
    const ids = streams.get(category) ?? new Map<string, string>();
    streams.set(category, ids.set(clientId, stream.slice(category.length + 1)));
  }
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

/** The clients that a person neither manages, nor heads, nor shares, nor stands in for. */
function foreignTo({ personId, roles, teams, deputises, everywhere }: Person) {
  const units = [...roles.values()].flat();
  const seesAll = [...roles.keys()].some((role) => Role(role).reach === 'all');
  const reaches = (client: ClientScope) =>
    client.restrictedTo?.includes(personId) ??
    (seesAll ||
      everywhere.size > 0 ||
      [personId, ...deputises].includes(client.managerId ?? '') ||
      client.units.some((unit) => units.includes(unit)) ||
      client.teamIds.some((team) => teams.includes(team)));
  return scopes.filter((client) => !reaches(client)).map(({ clientId }) => clientId);
}

interface Tried {
  readonly command: string;
  readonly outcome: string;
}

/** Sends a command of nothing but ids, as somebody: it must not get as far as being decided. */
async function tries(person: Person, decider: Decider, name: string, ids: object): Promise<Tried> {
  const Command = decider.commands[name];
  if (!Command) throw new Error(name);
  const command = Object.assign<DomainCommand, object>(new Command(), ids);
  const actor = { id: person.personId, person: person.personId, roles: [...person.roles.keys()] };
  const request: RequestContext = { actor, person, correlationId: 'matrix' };
  const outcome = await inContext(request, () => rapport.app.get(CommandBus).execute(command)).then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );
  return { command: name, outcome: request.beyondReach ? 'OutOfReach' : outcome };
}

async function eventsInLog(): Promise<number> {
  let count = 0;
  for await (const { type } of rapport.app.get(EventStore).log(undefined)) {
    if (type !== 'AttemptRefused' && type !== 'ReadingsRecorded') count++;
  }
  return count;
}

describe('every command', () => {
  it.each(people)(
    'stops before what is not theirs: %s',
    async (personId) => {
      const person = await rapport.app.get(StaffRegister).person(personId);
      if (!person) throw new Error(`${personId} is not on the register`);
      const before = await eventsInLog();
      const roles = [...person.roles.keys()];
      const [foreign = ''] = foreignTo(person);
      let tried = 0;
      for (const decider of rapport.app.get(Definitions).deciders) {
        for (const [name, allowed] of Object.entries(decider.allow)) {
          const mayAtAll = roles.some((role) => allowed.includes(role));
          const id = streams.get(decider.stream)?.get(foreign);
          const opens = decider.opens(Object.create(decider.commands[name]?.prototype as object));
          const aboutClient = id !== undefined && foreign !== '' && !opens;
          if (mayAtAll && !aboutClient) continue;
          tried++;
          const ids = {
            [decider.by]: id ?? 'nothing',
            ...(id !== undefined && { clientId: foreign }),
          };
          const expected = { command: name, outcome: mayAtAll ? 'OutOfReach' : 'NotAllowed' };
          expect(await tries(person, decider, name, ids)).toEqual(expected);
        }
      }
      expect(tried).toBeGreaterThan(40);
      expect(await eventsInLog()).toBe(before);
    },
    120_000,
  );
});

describe('a refused attempt', () => {
  const foreignOf = async (personId: string) => {
    const person = await rapport.app.get(StaffRegister).person(personId);
    return person ? (foreignTo(person)[0] ?? '') : '';
  };

  it('is told to auditors: who, in which role, what, and upon which client', async () => {
    const manager = await rapport.person('chen.wei');
    const clientId = await foreignOf('chen.wei');
    const stage = { stage: 'established', reason: 'to see whether I may' };
    await manager.post(`/clients/${clientId}/lifecycle-stages`, stage).expect(404);
    await manager.post('/rule-sets/none/approvals', {}).expect(403);
    const auditor = await rapport.person('sun.yue');
    const { body } = await eventually(
      () => auditor.get('/audit/attempts?actor=chen.wei'),
      ({ body: seen }) => (seen as { items: unknown[] }).items.length >= 2,
    );
    const { items } = body as { readonly items: readonly object[] };
    expect(items).toEqual([
      expect.objectContaining({ code: 'NotAllowed', actor: 'chen.wei' }),
      expect.objectContaining({
        code: 'OutOfReach',
        actor: 'chen.wei',
        roles: ['relationshipManager'],
        message: 'ChangeLifecycleStage',
        path: `/clients/${clientId}/lifecycle-stages`,
        clientId,
      }),
    ]);
    await manager.get('/audit/attempts').expect(403);
  });
});
