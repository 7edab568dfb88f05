import type { Day, Level, Occurrence, Rows } from '#kernel';
import { pick } from '#kernel';
import { pointsOf } from '../judging/levels.js';
import type { SignalRelevance } from '../signal/signal.codes.js';
import type { SignalCode } from '../signal/signal.codes.js';
import type { SignalContent } from '../signal/signal.events.js';
import { signalEvents } from '../signal/signal.events.js';
import { lastDayOf } from './signals-of-client.js';

/** A signal about an industry, a region or everybody. */
export interface SurroundingSignal {
  readonly signalId: string;
  readonly code: SignalCode;
  readonly gravity: Level;
  /** Codes of the industry or the region it is about; neither is everybody. */
  readonly industry?: string;
  readonly region?: string;
  readonly happenedOn: Day;
  /** The last day on which it counts. */
  readonly countsUntil: Day;
  readonly relevance?: SignalRelevance;
  readonly position: number;
}

/** What is known of the surroundings of the bank’s clients, the latest last. */
export type Surroundings = readonly SurroundingSignal[];

/** A client with what surrounds it, where the reader was told. */
export interface WithSurroundings {
  readonly surroundings?: Surroundings;
}

/** The most signals remembered: the latest. */
const mostSignals = 300;

interface Told extends SignalContent {
  readonly signalId: string;
}

export const surroundingEvents = pick(
  signalEvents,
  'ExternalSignalReceived',
  'SignalAssessed',
  'SignalWithdrawn',
);

const isAbout = (signalId: string) => (each: SurroundingSignal) => each.signalId === signalId;

/** The arms of whatever remembers the surroundings. A signal about one client is none of them. */
export const onSurroundings = {
  ExternalSignalReceived: (
    { clientId, signalId, code, gravity, industry, region, happenedOn, ...told }: Told,
    before: Surroundings,
    { position }: Pick<Occurrence, 'position'>,
  ): Surroundings => {
    if (clientId !== undefined) return before;
    const signal = {
      signalId,
      code,
      gravity,
      ...(industry === undefined ? {} : { industry: industry.code }),
      ...(region === undefined ? {} : { region: region.code }),
      happenedOn,
      countsUntil: lastDayOf({ ...told, happenedOn }),
      position,
    };
    return [...before, signal].slice(-mostSignals);
  },
  SignalAssessed: (
    { signalId, relevance }: { readonly signalId: string; readonly relevance: SignalRelevance },
    before: Surroundings,
  ): Surroundings =>
    before.map((each) => (isAbout(signalId)(each) ? { ...each, relevance } : each)),
  SignalWithdrawn: (
    { signalId }: { readonly signalId: string },
    before: Surroundings,
  ): Surroundings => before.filter((each) => !isAbout(signalId)(each)),
} satisfies Rows<Surroundings, typeof surroundingEvents>;

interface About {
  readonly industry?: string | undefined;
  readonly region?: string | undefined;
}

/** Whether a signal about an industry or a region is about a client of that profile. */
export const touches = ({ industry, region }: About, profile: About): boolean =>
  (industry !== undefined && industry === profile.industry) ||
  (region !== undefined && region === profile.region);

/** Whether a signal counts on a day: it has happened, is not over, and says something. */
export const counts = (
  { happenedOn, countsUntil, relevance }: SurroundingSignal,
  day: Day,
): boolean => happenedOn <= day && day <= countsUntil && relevance !== 'irrelevant';

const isOfEverybody = ({ industry, region }: SurroundingSignal): boolean =>
  industry === undefined && region === undefined;

interface Surrounded extends WithSurroundings {
  readonly profile: About;
}

/** The signals about the industry or the region of a client that count on a day. */
export const industrySignals = ({ surroundings, profile }: Surrounded, day: Day) =>
  surroundings?.filter((each) => touches(each, profile) && counts(each, day));

/** The signals about everybody that count on a day. */
export const economySignals = ({ surroundings }: WithSurroundings, day: Day) =>
  surroundings?.filter((each) => isOfEverybody(each) && counts(each, day));

/** Their points, 1 to 3 each; undefined where the surroundings are not known. */
export const pointsOfSignals = (signals: Surroundings | undefined): number | undefined =>
  signals?.reduce((sum, { gravity }) => sum + pointsOf(gravity), 0);
