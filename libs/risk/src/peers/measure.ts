import type { Day } from '#kernel';
import { Decimal } from '#kernel';
import { fastFigure } from '../indicators/evaluate.js';
import type { Known } from '../indicators/ledger.js';
import { ledgerOf } from '../indicators/ledger.js';
import { PeerFigure } from '../indicators/peer-figures.js';
import { median, robustSpread } from '../indicators/unusual.js';
import type { PeerGroup, PeerProfile, PeerValue } from './peers.js';
import { groupsOf, keyOf } from './peers.js';

/** Fewer clients than these are no peers, and might show who they are. */
const fewestClients = 8;
/** The most groups kept of one day: those of the most clients. */
const mostGroups = 1_000;
const decimals = 6;

const reckonings = PeerFigure.all.map((id) => fastFigure(PeerFigure(id).formula));

interface Measured {
  readonly profile: PeerProfile;
  /** The values of each figure, in the order of the figures. */
  readonly values: readonly number[][];
}

/** What is usual among similar clients on a day: told of one client after another. */
export class PeerMeasure {
  private readonly narrowest = new Map<string, Measured>();

  constructor(private readonly on: Day) {}

  add(client: Known): void {
    const [profile] = groupsOf(client.profile ?? {});
    if (profile === undefined) return;
    const { values } = this.measured(this.narrowest, profile);
    const ledger = ledgerOf(client, this.on);
    for (const [index, reckon] of reckonings.entries()) {
      const value = reckon(ledger);
      if (value !== undefined) values[index]?.push(value);
    }
  }

  /** The groups of which anything is told, each with those that are narrower. */
  groups(): readonly PeerGroup[] {
    const all = new Map<string, Measured>();
    for (const { profile, values } of this.narrowest.values()) {
      for (const group of groupsOf(profile)) {
        const whole = this.measured(all, group);
        for (const [index, each] of values.entries()) {
          for (const value of each) whole.values[index]?.push(value);
        }
      }
    }
    return [...all.values()]
      .map(groupOf)
      .filter(({ figures }) => figures.length > 0)
      .sort((a, b) => clientsOf(b) - clientsOf(a) || (keyOf(a) < keyOf(b) ? -1 : 1))
      .slice(0, mostGroups);
  }

  private measured(among: Map<string, Measured>, profile: PeerProfile): Measured {
    const key = keyOf(profile);
    const found = among.get(key) ?? { profile, values: reckonings.map((): number[] => []) };
    among.set(key, found);
    return found;
  }
}

const clientsOf = ({ figures }: PeerGroup): number =>
  Math.max(...figures.map(({ clients }) => clients));

const groupOf = ({ profile, values }: Measured): PeerGroup => ({
  ...profile,
  industry: profile.industry ?? '',
  figures: PeerFigure.all.flatMap((figure, index) => usualOf(figure, values[index] ?? [])),
});

function usualOf(figure: PeerFigure, values: readonly number[]): readonly PeerValue[] {
  if (values.length < fewestClients) return [];
  const usual = median(values);
  const spread = robustSpread(values, usual, usual);
  const written = (value: number) => new Decimal(value).toDecimalPlaces(decimals).toFixed();
  return [{ figure, clients: values.length, median: written(usual), spread: written(spread) }];
}
