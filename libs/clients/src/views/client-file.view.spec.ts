import type { Day, Fact, Occurrence } from '#kernel';
import { cny } from '#kernel';
import { occurrence, projects } from '#kernel/testing';
import { clientEvents } from '../client/client.events.js';
import { assigned, earned, grille, migrated, published, qinling, registered } from '../examples.js';
import { groupEvents } from '../group/group.events.js';
import type { ClientRow } from './client-file.rows.js';
import { clientFile } from './client-file.view.js';

const given = projects(clientFile);

/** Events of several streams, one after another. */
function after(...past: [streamId: string, fact: Fact, valueDate?: Day][]) {
  const rows = new Map<string, ClientRow>();
  for (const [id, fact, valueDate = occurrence.valueDate] of past) {
    const where: Occurrence = { ...occurrence, id, valueDate };
    const change = clientFile.change(fact, where);
    for (const key of change?.keys ?? []) {
      const row: ClientRow | undefined = change?.apply(rows.get(key), key);
      if (row) rows.set(key, row);
    }
  }
  return rows;
}

describe('the file of a client', () => {
  it('holds what was said when it was registered, and by whom', () =>
    given(registered).then({
      ...qinling.facts,
      clientId: 'X-1',
      form: 'legalEntity',
      role: 'client',
      registration: { scheme: 'USCC', number: '91610131MA6U4M0E18' },
      lifecycle: 'new',
      stages: [{ stage: 'new', since: '2026-03-02' }],
      revenues: [],
      profile: {},
      sources: [
        {
          provenance: 'interview',
          statedOn: '2026-02-27',
          recordedAt: '2026-03-02T09:00:00.000Z',
          recordedBy: 'rm-7',
          facts: [
            'name',
            'industry',
            'region',
            'city',
            'size',
            'maturity',
            'flags',
            'foundedYear',
            'employees',
          ],
        },
      ],
      managers: [],
      relatedParties: [],
      groups: [],
      relationshipSince: '2026-03-02',
    }));

  it('rests each fact on the source that stated it last', () => {
    const grown = clientEvents.ClientFactsUpdated({
      facts: { size: 'large', employees: 1_100 },
      source: published,
    });
    const row = given(migrated, grown).rows.get('X-1');
    expect(row).toMatchObject({ size: 'large', employees: 1_100, city: 'NEW PARIS' });
    expect(row?.sources.map(({ provenance, facts }) => [provenance, facts])).toEqual([
      ['migration', ['name', 'industry', 'region', 'city']],
      ['publicSource', ['size', 'employees']],
    ]);
    const moved = clientEvents.ClientFactsUpdated({
      facts: {
        name: { en: 'A' },
        industry: { scheme: 'NAICS', code: '44' },
        city: 'X',
        region: { scheme: 'US', code: 'NY' },
      },
      source: published,
    });
    expect(given(migrated, moved).rows.get('X-1')?.sources).toHaveLength(1);
  });

  it('tells where an imported client came from, and since when it is known', () =>
    given(migrated).matches({ origin: grille.origin, relationshipSince: '1997-02-28' }));

  it('knows a relationship that is older than the file', () =>
    given(clientEvents.ClientRegistered({ ...qinling, relationshipSince: '2021-06-30' })).matches({
      relationshipSince: '2021-06-30',
    }));

  it('has one revenue a year, the oldest year first', () =>
    given(
      registered,
      earned(2025, cny(186_000_000)),
      earned(2024, cny(120_000_000)),
      earned(2025, cny(185_000_000)),
    ).matches({
      revenues: [
        { fiscalYear: 2024, revenue: cny(120_000_000) },
        { fiscalYear: 2025, revenue: cny(185_000_000) },
      ],
    }));

  it('describes the client in words', () =>
    given(
      registered,
      clientEvents.ClientDescribed({ section: 'plans', text: 'A farm.', source: published }),
      clientEvents.ClientDescribed({ section: 'plans', text: 'Two farms.', source: published }),
    ).matches({ profile: { plans: 'Two farms.' } }));

  it('remembers every manager', () => {
    const transferred = (formerManagerId: string, managerId: string, reason: string) =>
      clientEvents.RelationshipManagerTransferred({
        formerManagerId,
        managerId,
        units: [],
        reason,
      });
    const rows = after(
      ['A', registered],
      ['A', assigned, '2026-03-02'],
      ['A', transferred('rm-7', 'rm-9', 'Leave.'), '2026-04-01'],
      ['A', transferred('rm-9', 'rm-7', 'Back.'), '2026-05-01'],
    );
    expect(rows.get('A')).toMatchObject({
      managerId: 'rm-7',
      managers: [
        { managerId: 'rm-7', since: '2026-03-02', until: '2026-04-01' },
        { managerId: 'rm-9', since: '2026-04-01', until: '2026-05-01', reason: 'Leave.' },
        { managerId: 'rm-7', since: '2026-05-01', reason: 'Back.' },
      ],
    });
  });

  it('remembers every stage', () =>
    given(
      clientEvents.ClientRegistered({ ...qinling, role: 'prospect', lifecycle: 'firstContact' }),
      clientEvents.ProspectConverted({ lifecycle: 'new' }),
      clientEvents.LifecycleStageChanged({ from: 'new', to: 'established', reason: 'Years.' }),
    ).matches({
      role: 'client',
      lifecycle: 'established',
      stages: [
        { stage: 'firstContact', since: '2026-03-02' },
        { stage: 'new', since: '2026-03-02' },
        { stage: 'established', since: '2026-03-02', reason: 'Years.' },
      ],
    }));

  it('shows a corrected registration', () => {
    const registration = { scheme: 'USCC', number: '91440300MA5EX9T20U' } as const;
    given(
      registered,
      clientEvents.RegistrationCorrected({ registration, reason: 'Mistyped.' }),
    ).matches({ registration });
  });

  const linked = clientEvents.RelatedPartyLinked({
    partyId: 'B',
    relation: 'subsidiary',
    share: '0.6',
  });

  it('shows a related party, and the party shows the client', () => {
    const rows = after(['A', registered], ['B', migrated], ['A', linked]);
    const common = { share: '0.6', since: '2026-03-02', linkedBy: 'A' };
    expect(rows.get('A')?.relatedParties).toEqual([
      { partyId: 'B', relation: 'subsidiary', ...common },
    ]);
    expect(rows.get('B')?.relatedParties).toEqual([
      { partyId: 'A', relation: 'parent', ...common },
    ]);
  });

  it('forgets a related party on both sides, and no other', () => {
    const rows = after(
      ['A', registered],
      ['B', migrated],
      ['A', linked],
      ['B', clientEvents.RelatedPartyLinked({ partyId: 'A', relation: 'parent' })],
      [
        'A',
        clientEvents.RelatedPartyUnlinked({
          partyId: 'B',
          relation: 'subsidiary',
          reason: 'Sold.',
        }),
      ],
    );
    expect(rows.get('A')?.relatedParties.map(({ linkedBy }) => linkedBy)).toEqual(['B']);
    expect(rows.get('B')?.relatedParties.map(({ linkedBy }) => linkedBy)).toEqual(['B']);
  });

  it('shows the groups the client belongs to', () => {
    const joined = groupEvents.ClientJoinedGroup({ clientId: 'A', role: 'member' });
    const core = groupEvents.ClientJoinedGroup({ clientId: 'A', role: 'core' });
    const left = groupEvents.ClientLeftGroup({ clientId: 'A', reason: 'Sold.' });
    expect(after(['A', registered], ['G', joined], ['G', core]).get('A')?.groups).toEqual([
      { groupId: 'G', role: 'core', since: '2026-03-02' },
    ]);
    expect(after(['A', registered], ['G', joined], ['G', left]).get('A')?.groups).toEqual([]);
  });
});
