import type { Day } from '#kernel';
import { Definitions, lifted } from '#platform';
import type { EventStore } from '#platform';
import { clientFigures } from '../../client-figures/client-figures.view.js';
import type { Indicator } from '../../indicators/indicator.codes.js';
import { isOfPeers } from '../../indicators/indicator.codes.js';
import { warningEvents } from '../../warning/warning.events.js';
import type { History } from '../back-test.js';
import { buildColumns } from './build-columns.js';
import type { DailyThresholds } from './client-rows.js';
import type { Columns } from './columns.js';
import type { ClientHistory, DatedFact } from './history.js';
import { Histories } from './history.js';
import { PeerHistory } from './peer-history.js';

/** The most facts held at once; a longer log is read in several passes, some clients at a time. */
const mostFacts = 1_500_000;
/** How many clients are folded into columns at a time. */
const clientsAtATime = 2_000;
/** The most numbers kept as columns for the next candidate: 256 MiB. */
const mostNumbersKept = 32 * 1024 * 1024;

/** After how many events it is told how far the reading has come. */
const tellEvery = 5_000;

/** How far the work has come. */
export interface BackTestProgress {
  readonly phase: 'reading' | 'judging';
  readonly done: number;
  readonly of: number;
}

/** Which figures are wanted, and up to which evening. */
export interface ColumnsWanted {
  readonly indicators: readonly Indicator[];
  readonly daily: readonly DailyThresholds[];
  readonly until: Day;
  readonly observedUntil: Day;
}

type Told = (progress: BackTestProgress) => void;

/** A number that stays the same for a client, to part the clients by (FNV-1a). */
function placeOf(clientId: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < clientId.length; index++) {
    hash = Math.imul(hash ^ clientId.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** The log as a back-test reads it; remembers the facts and the columns for the next candidate. */
export class LogReader {
  private kept: { readonly position: number; readonly histories: Histories } | undefined;
  private columns: { readonly key: string; readonly portions: readonly Columns[] } | undefined;
  private passes = 1;

  constructor(
    private readonly store: EventStore,
    private readonly told: Told,
  ) {}

  /** The history up to a position of the log. */
  async history(position: number, wanted: ColumnsWanted): Promise<History> {
    const first = await this.firstPass(position);
    const key = JSON.stringify([position, wanted]);
    if (this.columns !== undefined && this.columns.key !== key) this.columns = undefined;
    return {
      position: first.position,
      events: first.facts,
      portions: () => this.portions(position, wanted, key),
    };
  }

  private async firstPass(position: number): Promise<Histories> {
    if (this.kept?.position === position) return this.kept.histories;
    this.kept = undefined;
    for (;;) {
      const histories = await this.read(position, 0);
      if (histories !== undefined) {
        if (this.passes === 1) this.kept = { position, histories };
        return histories;
      }
      this.passes *= 2;
    }
  }

  private async *portions(
    position: number,
    wanted: ColumnsWanted,
    key: string,
  ): AsyncGenerator<Columns> {
    if (this.columns !== undefined) {
      yield* this.columns.portions;
      return;
    }
    const peers = wanted.indicators.some(isOfPeers) ? await this.peers(position, wanted) : [];
    const kept: Columns[] = [];
    let numbers = 0;
    for (let pass = 0; pass < this.passes; pass++) {
      const histories = await this.pass(position, pass);
      for (const portion of inPortions(histories.all(peers))) {
        const columns = buildColumns(portion, wanted);
        this.told({ phase: 'judging', done: columns.clients.length, of: histories.clients });
        numbers += columns.values.length;
        if (this.passes === 1 && numbers <= mostNumbersKept) kept.push(columns);
        yield columns;
      }
    }
    if (this.passes === 1 && numbers <= mostNumbersKept) this.columns = { key, portions: kept };
  }

  /** What was usual among similar clients, quarter by quarter: all of them are gone through first. */
  private async peers(position: number, { until }: ColumnsWanted): Promise<readonly DatedFact[]> {
    const measured = new PeerHistory(until);
    for (let pass = 0; pass < this.passes; pass++) {
      const histories = await this.pass(position, pass);
      for (const history of histories.all()) measured.add(history);
    }
    return measured.facts();
  }

  private async pass(position: number, pass: number): Promise<Histories> {
    const histories = this.kept?.histories ?? (await this.read(position, pass));
    if (histories === undefined) throw new Error('a client has more facts than can be held');
    return histories;
  }

  /** The facts of one pass; undefined where they are more than can be held at once. */
  private async read(position: number, pass: number): Promise<Histories | undefined> {
    const histories = new Histories(clientFigures, warningEvents);
    const definitions = new Definitions();
    definitions.add({ views: [clientFigures] });
    const wanted = (clientId: string) => placeOf(clientId) % this.passes === pass;
    let seen = 0;
    for await (const event of this.store.log(undefined)) {
      if (event.position > position) break;
      if (++seen % tellEvery === 0) {
        this.told({ phase: 'reading', done: event.position, of: position });
      }
      if (clientFigures.types?.has(event.type) !== true) continue;
      const { fact, occurrence, unreadable } = lifted(definitions, event);
      if (unreadable === undefined) histories.add(fact, occurrence, wanted);
      if (histories.size > mostFacts) return undefined;
    }
    return histories;
  }
}

function* inPortions(histories: Iterable<ClientHistory>): Generator<readonly ClientHistory[]> {
  let portion: ClientHistory[] = [];
  for (const history of histories) {
    portion.push(history);
    if (portion.length < clientsAtATime) continue;
    yield portion;
    portion = [];
  }
  if (portion.length > 0) yield portion;
}
