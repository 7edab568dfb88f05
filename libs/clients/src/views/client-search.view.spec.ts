import { projects } from '#kernel/testing';
import { clientEvents } from '../client/client.events.js';
import { assigned, grille, migrated, published, registered } from '../examples.js';
import { clientDimensions, clientSearch } from './client-search.view.js';

const given = projects(clientSearch);

describe('an entry of the client list', () => {
  it('says what the client is', () =>
    given(migrated).then({
      ...grille.facts,
      clientId: 'X-1',
      form: 'legalEntity',
      role: 'client',
      lifecycle: 'established',
      groupIds: [],
      relationshipSince: '1997-02-28',
      searchKeys: ['landmark bar grille the', 'bar grille the', 'grille the', 'the'],
      nameKeys: ['landmark bar grille'],
      isMerged: false,
    }));

  it('is found under the new name, and under the number', () => {
    const renamed = clientEvents.ClientFactsUpdated({
      facts: { name: { en: 'Longshore' } },
      source: published,
    });
    given(registered, renamed).matches({ searchKeys: ['longshore', '91610131ma6u4m0e18'] });
    given(
      registered,
      renamed,
      clientEvents.RegistrationCorrected({
        registration: { scheme: 'other', number: 'HRB 1' },
        reason: 'Moved.',
      }),
    ).matches({ searchKeys: ['longshore', 'hrb 1', '1'] });
  });

  it('counts once in every dimension', () => {
    given(registered, assigned).adds(
      'clients',
      ...[
        ['industry', 'GBT4754:D'],
        ['region', 'CN:61'],
        ['size', 'medium'],
        ['maturity', 'growing'],
        ['lifecycle', 'new'],
        ['manager', 'rm-7'],
        ['form', 'legalEntity'],
        ['role', 'client'],
      ].map(([dimension = '', value = '']) => ({ group: { dimension, value }, sums: {} })),
    );
    const row = given(migrated).rows.get('X-1')!;
    const contributions = clientSearch.rollups['clients']?.(row) ?? [];
    expect(contributions).toHaveLength(clientDimensions.length);
    expect(contributions.filter(({ group }) => group['value'] === 'unknown')).toHaveLength(3);
  });
});
