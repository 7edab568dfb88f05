import { qinling } from '../examples.js';
import { faults } from '../part.fixture.js';
import * as commands from './client.commands.js';
import { MigrateClient, RegisterClient, UpdateClientFacts } from './client.commands.js';

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
    [{ facts: { name: { de: 'Firma' } } }, 'facts.name.de'],
    [{ facts: { name: 'Qinling' } }, 'facts.name'],
    [{ facts: { name: { en: null } } }, 'facts.name'],
    [{ facts: { name: { en: ' ' } } }, 'facts.name.en'],
    [{ facts: { name: { en: 'A', zh: 7 } } }, 'facts.name.zh'],
    [
      { facts: { ...body.facts, industry: { scheme: 'GBT4754', code: 'Z' } } },
      'facts.industry.code',
    ],
    [{ facts: { ...body.facts, region: '61' } }, 'facts.region'],
    [{ facts: { ...body.facts, flags: ['famous'] } }, 'facts.flags'],
    [{ facts: { ...body.facts, employees: -1 } }, 'facts.employees'],
    [{ facts: { ...body.facts, phone: '029-88' } }, 'facts.phone'],
    [{ source: { provenance: 'rumour', statedOn: '2026-03-01' } }, 'source.provenance'],
    [{ source: { provenance: 'partner', statedOn: '2026-02-30' } }, 'source.statedOn'],
    [{ registration: { scheme: 'USCC', number: '123' } }, 'registration.number'],
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
