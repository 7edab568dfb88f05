import type { View } from '#kernel';

/** Where the events of one second of recording lie in the log. */
export interface Moment {
  /** ISO 8601, UTC, without fractions: `2026-03-02T09:00:00Z`. */
  readonly second: string;
  /** The position of its last event. */
  readonly upTo: number;
}

export const secondOf = (at: string): string => `${at.slice(0, 19)}Z`;

/** Which moment each part of the log was recorded at: the store knows events by position only. */
export const moments: View<Moment> = {
  name: 'moments',
  version: 1,
  events: {},
  types: undefined,
  scope: 'open',
  masked: [],
  queries: {},
  allow: {},
  indexes: [{ upTo: 1 }],
  orders: [],
  rollups: {},
  byStream: false,
  past: 'none',
  keepsDays: false,
  change: (_, { at, position }) => {
    const second = secondOf(at);
    return { keys: [second], apply: () => ({ second, upTo: position }) };
  },
  answer: () => Promise.reject(new TypeError('moments answers no query')),
  row: (id) => ({ view: moments, id }),
  rows: (where) => ({ view: moments, where }),
};
