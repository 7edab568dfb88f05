import type { Day, DecimalText, Labels } from '#kernel';
import type { ClientMemory, ClientProfile } from '../client-figures/figures-of-client.js';
import { exactFigure } from '../indicators/evaluate.js';
import { ledgerOf } from '../indicators/ledger.js';
import { PeerFigure } from '../indicators/peer-figures.js';
import type { PeerProfile, PeerValue } from './peers.js';
import { peersOf } from './peers.js';

/** A figure of a client beside those of its peers. */
export interface PeerComparison extends Partial<Omit<PeerValue, 'figure'>> {
  readonly figure: PeerFigure;
  readonly label: Labels;
  /** The client’s own; absent where it is not known. */
  readonly observed?: DecimalText;
  /** The group it is compared with; absent where there are fewer than eight such clients. */
  readonly group?: PeerProfile;
  /** How far it lies from the median, in robust standard deviations. */
  readonly deviation?: DecimalText;
}

/** A client beside its peers. */
export interface ClientBesidePeers {
  readonly profile: ClientProfile;
  /** When the peers were measured; absent where they never were. */
  readonly measuredOn?: Day;
  readonly figures: readonly PeerComparison[];
}

/** How a client stands beside its peers on a day, figure by figure. */
export const comparedWithPeers = (client: ClientMemory, on: Day): readonly PeerComparison[] =>
  PeerFigure.all.map((figure) => {
    const { en, zh, formula } = PeerFigure(figure);
    const own = exactFigure(formula)(ledgerOf(client, on));
    const { group, value } = peersOf(client, figure) ?? {};
    const { clients, median = '0', spread = '0' } = value ?? {};
    const far =
      own === undefined || Number(spread) === 0 ? undefined : own.minus(median).div(spread);
    return {
      figure,
      label: { en, zh },
      ...(own === undefined ? {} : { observed: own.toFixed() }),
      ...(group === undefined || clients === undefined ? {} : { group, clients, median, spread }),
      ...(far === undefined ? {} : { deviation: far.toDecimalPlaces(2).toFixed() }),
    };
  });
