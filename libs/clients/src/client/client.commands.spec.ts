import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { ValidationError } from 'class-validator';
import { qinling } from '../examples.js';
import * as commands from './client.commands.js';
import { MigrateClient, RegisterClient, UpdateClientFacts } from './client.commands.js';

/** The fields a body is refused for, `facts.name` where the fault is inside. */
function faults(command: new () => object, body: object): readonly string[] {
  const named = (errors: readonly ValidationError[], path = ''): string[] =>
    errors.flatMap(({ property, children = [], constraints }) => [
      ...(constraints ? [path + property] : []),
      ...named(children, `${path}${property}.`),
    ]);
  return named(
    validateSync(plainToInstance(command, body), {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
    }),
  );
}

const { lifecycle, ...body } = { clientId: 'cl_1', ...qinling };

describe('a command to a client', () => {
  it.each(Object.values(commands))('needs the id of the client: %p', (command) => {
    expect(faults(command, {})).toContain('clientId');
  });

  it('registers with all that is known', () => {
    expect(faults(RegisterClient, { ...body, lifecycle, managerId: 'rm-7' })).toEqual([]);
  });

  it('registers with a name and a source alone', () => {
    const bare = { ...body, registration: undefined, facts: { name: { zh: '某公司' } } };
    expect(faults(RegisterClient, bare)).toEqual([]);
  });

  it.each<[object, string]>([
    [{ form: 'company' }, 'form'],
    [{ facts: undefined }, 'facts'],
    [{ facts: [] }, 'facts'],
    [{ facts: 'Qinling' }, 'facts'],
    [{ facts: { name: {} } }, 'facts.name'],
    [{ facts: { name: { de: 'Firma' } } }, 'facts.name'],
    [{ facts: { name: { en: ' ' } } }, 'facts.name'],
    [{ facts: { name: { en: 'A', zh: 7 } } }, 'facts.name'],
    [{ facts: { ...body.facts, industry: { scheme: 'GBT4754', code: 'Z' } } }, 'facts.industry'],
    [{ facts: { ...body.facts, region: '61' } }, 'facts.region'],
    [{ facts: { ...body.facts, flags: ['famous'] } }, 'facts.flags'],
    [{ facts: { ...body.facts, employees: -1 } }, 'facts.employees'],
    [{ facts: { ...body.facts, phone: '029-88' } }, 'facts.phone'],
    [{ source: { provenance: 'rumour', statedOn: '2026-03-01' } }, 'source.provenance'],
    [{ source: { provenance: 'partner', statedOn: '2026-02-30' } }, 'source.statedOn'],
    [{ registration: { scheme: 'USCC', number: '123' } }, 'registration'],
    [{ relationshipSince: 'long ago' }, 'relationshipSince'],
    [{ nickname: 'Q' }, 'nickname'],
  ])('is refused at the boundary: %j', (wrong, field) => {
    expect(faults(RegisterClient, { ...body, ...wrong })).toEqual([field]);
  });

  it('takes over only with a day and an origin', () => {
    expect(faults(MigrateClient, { ...body, lifecycle })).toEqual(['valueDate', 'origin']);
    const origin = { kind: 'migration', source: 'a.csv', assumed: [7] };
    expect(faults(MigrateClient, { ...body, lifecycle, valueDate: '1997-02-28', origin })).toEqual([
      'origin.assumed',
    ]);
  });

  it('updates without a name', () => {
    const { clientId, source } = body;
    expect(faults(UpdateClientFacts, { clientId, source, facts: { size: 'large' } })).toEqual([]);
  });
});
