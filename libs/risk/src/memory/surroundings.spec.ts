import type { Fact } from '#kernel';
import { projects } from '#kernel/testing';
import { overdueClient } from '../client-figures/clients.examples.js';
import { causesOf } from '../client-figures/causes.js';
import { exactValue } from '../client-figures/values.js';
import { restricted, sued } from '../facts/facts.examples.js';
import { signalEvents } from '../signal/signal.events.js';
import {
  countingOn,
  surrounded,
  surroundings,
  theSurroundings,
} from '../views/watch/surroundings.view.js';

const shown = projects(surroundings, { id: 'si_3' });
const day = '2025-03-04';
const { signalId } = restricted.data;
const about = (...facts: readonly Fact[]) => shown(...facts).rows.get(theSurroundings);
const { clientId: _, ...ofEverybody } = sued.data;
const slump = signalEvents.ExternalSignalReceived({
  ...ofEverybody,
  signalId: 'si_4',
  code: 'demandFalls',
});
const client = { ...overdueClient(0, day), profile: { industry: 'C', region: '61' } };
const points = (row: ReturnType<typeof about>, profile = client.profile) =>
  (['industrySignalPoints', 'economySignalPoints'] as const).map((id) =>
    exactValue(surrounded({ ...client, profile }, row), day, id),
  );

describe('the surroundings', () => {
  it('hold signals about an industry, a region or everybody, and none about a client', () => {
    expect(about(restricted, sued)?.signals).toMatchObject([{ signalId, industry: 'C' }]);
    expect(about(sued)).toBeUndefined();
  });

  it('count for whoever is in the industry, or for everybody', () => {
    const row = about(restricted, slump);
    expect(points(row)).toEqual([2, 1]);
    expect(points(row, { industry: 'K', region: '61' })).toEqual([0, 1]);
  });

  it('are unknown to who was not told of them', () =>
    expect(exactValue(client, day, 'industrySignalPoints')).toBeUndefined());

  it('name the signals that count as causes', () =>
    expect(
      causesOf('industrySignalPoints', surrounded(client, about(restricted)), day),
    ).toMatchObject([{ stream: 'signal-si_3' }]));

  it('count until their last day, and not at all when found irrelevant or taken back', () => {
    const row = about(restricted);
    expect(countingOn(row, '2026-03-01')).toHaveLength(1);
    expect(countingOn(row, '2026-03-02')).toEqual([]);
    const irrelevant = signalEvents.SignalAssessed({
      signalId,
      relevance: 'irrelevant',
      comment: 'It was a draft.',
      valueDate: day,
    });
    expect(points(about(restricted, irrelevant))).toEqual([0, 0]);
    const back = signalEvents.SignalWithdrawn({ signalId, reason: 'Revoked.', valueDate: day });
    expect(about(restricted, back)?.signals).toEqual([]);
  });
});
