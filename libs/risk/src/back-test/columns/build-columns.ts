import type { Day } from '#kernel';
import { dayNumber, dayOf } from '#kernel';
import type { Profile } from '../../client-figures/values.js';
import { exactValue, profileOf, valuesOn } from '../../client-figures/values.js';
import { Indicator, ofSurroundings } from '../../indicators/indicator.codes.js';
import type { DailyThresholds, Evening } from './client-rows.js';
import { eveningsOf, remembering } from './client-rows.js';
import type { ClientOutcome, Columns } from './columns.js';
import { Column } from './columns.js';
import type { ClientHistory, DatedFact } from './history.js';
import { isAround } from './history.js';
import { outcomeOf } from './outcomes.js';

export interface ColumnOptions {
  readonly indicators: readonly Indicator[];
  readonly until: Day;
  /** The last day whose outcomes are known. */
  readonly observedUntil: Day;
  readonly daily: readonly DailyThresholds[];
  /** Told after each client. */
  readonly onClient?: () => void;
}

/** Folds the history of every client into columns, evening by evening. */
export function buildColumns(histories: Iterable<ClientHistory>, options: ColumnOptions): Columns {
  const building = new Building(options);
  const facts: (readonly DatedFact[])[] = [];
  const isSurrounded = options.indicators.some((id) => ofSurroundings.includes(id));
  for (const [clientId, all] of histories) {
    const ofClient = isSurrounded ? all : all.filter(({ fact }) => !isAround(fact));
    building.add(clientId, ofClient);
    facts.push(ofClient);
    options.onClient?.();
  }
  return building.done((client, day, indicator) => {
    const ofClient = facts[client] ?? [];
    const known = ofClient.filter(({ knownOn }) => dayNumber(knownOn) <= day);
    const { memory } = remembering(building.clientId(client), known);
    const id = options.indicators[indicator];
    if (memory === undefined || id === undefined) return undefined;
    const exact = exactValue(memory, dayOf(day), id);
    return exact === undefined || exact === null ? undefined : String(exact);
  });
}

class Building {
  private readonly clients: ClientOutcome[] = [];
  private readonly firstRow = new Column();
  private readonly day = new Column();
  private readonly statementOf = new Column();
  private readonly profile = new Column();
  private readonly assets = new Column();
  private readonly values = new Column();
  private readonly profiles: Profile[] = [];
  private readonly profileNumbers = new Map<string, number>();

  constructor(private readonly options: ColumnOptions) {}

  clientId(client: number): string {
    return this.clients[client]?.clientId ?? '';
  }

  add(clientId: string, facts: readonly DatedFact[]): void {
    this.firstRow.push(this.day.length);
    this.clients.push(outcomeOf(clientId, facts, this.options.observedUntil));
    let before: Float64Array | undefined;
    let profileBefore = Number.NaN;
    for (const evening of eveningsOf(clientId, facts, this.options)) {
      const values = valuesOn(evening.memory, dayOf(evening.day), this.options.indicators);
      const { profile, assets } = this.standing(evening);
      const same = before !== undefined && profile === profileBefore && sameValues(values, before);
      if (same && evening.statementOf === undefined) continue;
      [before, profileBefore] = [values, profile];
      this.day.push(evening.day);
      this.statementOf.push(evening.statementOf ?? Number.NaN);
      this.profile.push(profile);
      this.assets.push(assets);
      for (const value of values) this.values.push(value);
    }
  }

  private standing({ memory, day }: Evening): {
    readonly profile: number;
    readonly assets: number;
  } {
    const { profile, assets } = profileOf(memory, dayOf(day));
    const name = JSON.stringify(profile);
    let number = this.profileNumbers.get(name);
    if (number === undefined) {
      number = this.profiles.push(profile) - 1;
      this.profileNumbers.set(name, number);
    }
    return { profile: number, assets: assets ?? Number.NaN };
  }

  done(exact: (client: number, day: number, indicator: number) => string | undefined): Columns {
    this.firstRow.push(this.day.length);
    const firstRow = this.firstRow.done();
    const day = this.day.done();
    return {
      indicators: this.options.indicators,
      clients: this.clients,
      firstRow,
      day,
      statementOf: this.statementOf.done(),
      profile: this.profile.done(),
      assets: this.assets.done(),
      profiles: this.profiles,
      values: this.values.done(),
      until: this.options.until,
      exactly: (row, indicator) => exact(clientOf(firstRow, row), day[row] ?? 0, indicator),
    };
  }
}

function sameValues(a: Float64Array, b: Float64Array): boolean {
  for (let index = 0; index < a.length; index++) {
    if (!Object.is(a[index], b[index])) return false;
  }
  return true;
}

/** The client that a row belongs to. */
export function clientOf(firstRow: Float64Array, row: number): number {
  let [below, above] = [0, firstRow.length - 1];
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    if ((firstRow[middle] ?? 0) <= row) below = middle;
    else above = middle;
  }
  return below;
}

/** The figures a set of rules watches that grow by the day, with the thresholds that matter. */
export function dailyThresholds(
  bounds: readonly {
    readonly watch: Indicator;
    readonly enters: Readonly<Record<string, unknown>>;
  }[],
): readonly DailyThresholds[] {
  const byIndicator = new Map<Indicator, Set<number>>();
  for (const { watch, enters } of bounds) {
    if (Indicator(watch).daily !== true) continue;
    const thresholds = byIndicator.get(watch) ?? new Set<number>();
    for (const threshold of Object.values(enters)) thresholds.add(Number(threshold));
    byIndicator.set(watch, thresholds);
  }
  return [...byIndicator].map(([indicator, thresholds]) => ({
    indicator,
    thresholds: [...thresholds].sort((a, b) => a - b),
  }));
}
