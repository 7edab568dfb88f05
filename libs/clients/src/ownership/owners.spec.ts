import { decides, projects } from '#kernel/testing';
import { ClientUnknown, clientRefusals } from '../client/client.refusals.js';
import { owned } from '../party/party.examples.js';
import { ownershipCharts } from '../views/ownership.view.js';
import { RecordOwnership } from './ownership.commands.js';
import { ownership } from './ownership.decider.js';
import type { Holding } from './ownership.events.js';
import { ownershipRefusals as refuse } from './ownership.refusals.js';
import { beneficialOwners } from './owners.js';

const clientId = 'cl_qinling';
const today = '2026-03-02';
const holds = (
  ownerId: string,
  ownedId: string,
  share?: string,
  controls?: true,
  ownerKind: Holding['ownerKind'] = ownerId.startsWith('pn') ? 'person' : 'company',
): Holding => ({
  ...{ ownerId, ownedId, ownerKind },
  ...(share !== undefined && { share }),
  ...(controls && { controls }),
});

describe('beneficial owners', () => {
  it('own through levels, shares multiplied along each way', () =>
    expect(beneficialOwners(clientId, owned.data.holdings, today)).toEqual([
      { partyId: 'pt_li', share: '0.4200', because: 'share', levels: 1 },
    ]));

  it('own over several ways, which add up', () =>
    expect(
      beneficialOwners(
        clientId,
        [
          holds('A', clientId, '0.5'),
          holds('B', clientId, '0.5'),
          holds('pn', 'A', '0.3'),
          holds('pn', 'B', '0.2'),
        ],
        today,
      ),
    ).toEqual([{ partyId: 'pn', share: '0.2500', because: 'share', levels: 1 }]));

  it.each([
    ['BO-1', '2024-10-31', 0],
    ['BO-1', '2024-11-01', 1],
    ['BO-1', '2017-10-19', 0],
  ])('of exactly a quarter are judged by %s of %s', (_, day, count) =>
    expect(beneficialOwners(clientId, [holds('pn', clientId, '0.25')], day)).toHaveLength(count),
  );

  it('are also those who control every company on the way', () => {
    const chart = [holds('A', clientId, '0.1', true), holds('pn', 'A', '0.01', true)];
    expect(beneficialOwners(clientId, chart, today)).toEqual([
      { partyId: 'pn', share: '0.0010', because: 'control', levels: 1 },
    ]);
    const broken = [holds('A', clientId, '0.1'), holds('pn', 'A', '0.01', true)];
    expect(beneficialOwners(clientId, broken, today)).toEqual([]);
  });
});

describe('the chart of owners', () => {
  const given = decides(ownership);
  const { source } = owned.data;
  const record = (holdings: readonly object[]) =>
    RecordOwnership.of({ clientId, holdings: holdings as RecordOwnership['holdings'], source });
  const plain = owned.data.holdings.map(({ ownerKind: _, ...holding }) => holding);
  const known = {
    [`client ${clientId}`]: { clientId },
    'party pt_holding': { kind: 'company' },
    'party pt_fund': { kind: 'fund' },
    'party pt_li': { kind: 'person' },
  };

  it('is recorded with what each owner is, of owners we know', () => {
    given().when(record(plain)).refuses(ClientUnknown);
    given().when(record(plain), known).then(owned);
    given()
      .when(record(plain), { ...known, 'party pt_li': undefined })
      .refuses(clientRefusals.PartyUnknown, { field: 'holdings.2.ownerId' });
  });

  it.each([
    ['OwnershipApart', [{ ownerId: 'pt_li', ownedId: 'pt_x', share: '1' }]],
    ['HoldingEmpty', [{ ownerId: 'pt_li', ownedId: clientId }]],
    [
      'SharesExceedWhole',
      [
        { ownerId: 'pt_li', ownedId: clientId, share: '0.6' },
        { ownerId: 'pt_fund', ownedId: clientId, share: '0.5' },
      ],
    ],
    [
      'HoldingTwice',
      [
        { ownerId: 'pt_li', ownedId: clientId, share: '0.1' },
        { ownerId: 'pt_li', ownedId: clientId, share: '0.2' },
      ],
    ],
    [
      'OwnershipCircular',
      [
        { ownerId: 'pt_fund', ownedId: clientId, share: '0.5' },
        { ownerId: 'pt_fund', ownedId: 'pt_holding', share: '0.5' },
        { ownerId: 'pt_holding', ownedId: 'pt_fund', share: '0.5' },
      ],
    ],
    [
      'PersonOwned',
      [
        { ownerId: 'pt_li', ownedId: clientId, share: '0.5' },
        { ownerId: 'pt_fund', ownedId: 'pt_li', share: '0.5' },
      ],
    ],
  ] as const)('is refused with %s', (code, holdings) =>
    given().when(record(holdings), known).refuses(refuse[code]),
  );

  it('replaces the one before', () =>
    projects(ownershipCharts, { id: clientId })(owned, owned).matches({ on: today }));
});
