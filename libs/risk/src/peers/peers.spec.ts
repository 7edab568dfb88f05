import { clientEvents } from '#clients';
import { qinling } from '#clients/examples';
import { decides, projects } from '#kernel/testing';
import { unknownClient } from '../client-figures/clients.examples.js';
import { causesOf } from '../client-figures/causes.js';
import { exactValue } from '../client-figures/values.js';
import { historiesOf, ofYear } from '../back-test/back-test.examples.js';
import { PeerHistory } from '../back-test/columns/peer-history.js';
import { comparedWithPeers } from './comparison.js';
import { PeerMeasure } from './measure.js';
import { RecordPeers } from './peers.commands.js';
import { peers as decider } from './peers.decider.js';
import { peersMeasured } from './peers.examples.js';
import { besidePeers, peerGroups, thePeers } from './peers.view.js';

const day = '2026-01-05';
const inShaanxi = { industry: 'C', size: 'medium', region: '61' } as const;
const shown = projects(peerGroups, { id: '2026' });
const peers = shown(peersMeasured).rows.get(thePeers);

/** A client that owes so many percent of what it had at the end of 2025. */
const owing = (percent: number, profile: typeof unknownClient.profile) => ({
  ...unknownClient,
  profile,
  statements: [
    {
      ...{ statementId: '2025', periodEnd: '2025-12-31', months: 12, currency: 'CNY' },
      ...{ basis: 'consolidated' as const, audit: 'unqualified' as const, position: 7 },
      figures: { totalLiabilities: percent, totalAssets: 100 },
    },
  ],
});
const beside = (client: ReturnType<typeof owing>) => besidePeers(client, peers);

describe('the measure of peers', () => {
  /** Eleven clients that owe 45 to 55 % of what they have. */
  const eleven = (profile: typeof unknownClient.profile) =>
    Array.from({ length: 11 }, (_, index) => owing(45 + index, profile));
  const measured = (clients: readonly ReturnType<typeof owing>[]) => {
    const measure = new PeerMeasure(day);
    for (const client of clients) measure.add(client);
    return measure.groups();
  };
  const leverageOf = (clients: readonly ReturnType<typeof owing>[]) =>
    measured(clients).map(({ figures, ...group }) => ({
      ...group,
      leverage: figures.find(({ figure }) => figure === 'leverage'),
    }));

  it('tells what is usual by industry, size and region, the narrower within the wider', () => {
    const spread = { figure: 'leverage', clients: 11, median: '0.5', spread: '0.044478' };
    expect(leverageOf(eleven(inShaanxi))).toEqual([
      { industry: 'C', leverage: spread },
      { industry: 'C', size: 'medium', leverage: spread },
      { ...inShaanxi, leverage: spread },
    ]);
  });

  it('tells nothing of fewer than eight clients, nor of those whose industry is not known', () => {
    expect(measured(eleven(inShaanxi).slice(0, 7))).toEqual([]);
    expect(measured(eleven({}))).toEqual([]);
    const split = [...eleven(inShaanxi), ...eleven({ ...inShaanxi, region: '31' }).slice(0, 3)];
    expect(leverageOf(split).map(({ region, leverage }) => [region, leverage?.clients])).toEqual([
      [undefined, 14],
      [undefined, 14],
      ['61', 11],
    ]);
  });

  it('is recorded, and no earlier one after a later', () => {
    const { on, groups } = peersMeasured.data;
    const record = (day = on) => RecordPeers.of({ year: '2026', on: day, groups });
    decides(decider)().when(record()).then(peersMeasured);
    decides(decider)(peersMeasured).when(record('2025-12-31')).changesNothing();
  });
});

describe('a client beside its peers', () => {
  const deviation = (percent: number, profile: object, on = day) =>
    exactValue(beside(owing(percent, profile)), on, 'leverageBesidePeers');

  it('is compared with the narrowest group that tells the figure', () => {
    expect(deviation(75, inShaanxi)).toBe('2.5');
    expect(deviation(80, { industry: 'C', size: 'small' })).toBe('1');
    expect(deviation(80, { industry: 'K' })).toBeUndefined();
    expect(comparedWithPeers(beside(owing(75, inShaanxi)), day)[0]).toMatchObject({
      ...{ figure: 'leverage', observed: '0.75', group: inShaanxi, clients: 12 },
      ...{ median: '0.5', spread: '0.1', deviation: '2.5' },
    });
  });

  it('is not where nothing was measured, nor by a measure that is too old', () => {
    expect(exactValue(owing(75, inShaanxi), day, 'leverageBesidePeers')).toBeUndefined();
    expect(deviation(75, inShaanxi, '2026-07-20')).toBe('2.5');
    expect(deviation(75, inShaanxi, '2026-07-21')).toBeUndefined();
  });

  it('names its statement and the measure as causes', () =>
    expect(
      causesOf('leverageBesidePeers', beside(owing(75, inShaanxi)), day).map(
        ({ stream }) => stream,
      ),
    ).toEqual([`statement-${unknownClient.clientId}`, 'peers-2026']));
});

describe('the peers of a history', () => {
  it('are those of the end of each quarter, by what was known then', () => {
    const history = new PeerHistory('2026-12-31');
    const clients = Array.from({ length: 8 }, (_, index) => `cl_${index}`);
    const facts = clients.flatMap((clientId, index) => [
      clientEvents.ClientRegistered({ ...qinling, clientId }),
      ofYear(clientId, 2025, { totalLiabilities: 40 + index, totalAssets: 100 }),
    ]);
    for (const each of historiesOf(facts).all()) history.add(each);
    const told = history.facts();
    expect(told.map(({ knownOn }) => knownOn)).toEqual([
      '2026-04-01',
      '2026-07-01',
      '2026-10-01',
      '2027-01-01',
    ]);
    const usual = { figure: 'leverage', clients: 8, median: '0.435' };
    expect(told[0]?.fact.data).toMatchObject({
      on: '2026-03-31',
      groups: [
        { industry: 'D', figures: [usual] },
        { size: 'medium', figures: [usual] },
        { region: '61', figures: [usual] },
      ],
    });
  });

  it('are unknown without clients', () => expect(new PeerHistory(day).facts()).toEqual([]));
});
