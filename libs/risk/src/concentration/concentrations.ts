import type { ClientRow, GroupRow } from '#clients';
import { ListGroups, ListMergedClients } from '#clients';
import type { Day, DecimalText, Money, Page } from '#kernel';
import type { PortfolioCell } from '#lending';
import { GetPortfolioCells } from '#lending';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { ConcentrationBand, ConcentrationDimension } from './concentration.codes.js';
import type { Exposure } from './concentration.js';
import { concentration, concentrationBand, topShare } from './concentration.js';
import { bandRuleOn } from './concentration.rules.js';

/** How concentrated what is outstanding in one currency is. Shares are of 1. */
export interface ConcentrationOf {
  readonly by: ConcentrationDimension;
  readonly currency: string;
  readonly outstanding: Money;
  /** Herfindahl-Hirschman index; absent where nothing is outstanding. */
  readonly index?: DecimalText;
  /** The number of equal exposures that would be as concentrated. */
  readonly effectiveNumber?: DecimalText;
  readonly band?: ConcentrationBand;
  /** The rule of the bands. */
  readonly rule: string;
  /** The share of the largest one, three, five, ten. */
  readonly top: readonly { readonly largest: number; readonly share: DecimalText }[];
  /** The largest twenty: a client, a group, a code. */
  readonly shares: readonly {
    readonly value: string;
    readonly outstanding: Money;
    readonly share: DecimalText;
  }[];
}

const places = 6;
const shown = 20;
const tops = [1, 3, 5, 10] as const;

/** Works out concentrations of the loans that the asker sees, as they stand today. */
@Injectable()
export class Concentrations {
  constructor(private readonly queries: QueryBus) {}

  async of(by: ConcentrationDimension, currency: string, day: Day): Promise<ConcentrationOf> {
    const rows = by === 'group' ? 'client' : by;
    const asked = GetPortfolioCells.of({ rows, columns: 'status', currency, status: 'active' });
    const { cells } = await this.queries.execute(asked);
    const records = rows === 'client' ? await this.mergedRecords() : new Map<string, string>();
    const groups = by === 'group' ? await this.groupsOfClients() : new Map<string, string>();
    return concentrationOf(by, currency, exposuresOf(cells, { records, groups }), day);
  }

  /** The client that each record was merged into. */
  private async mergedRecords(): Promise<ReadonlyMap<string, string>> {
    const all = (asked: Paged) => this.queries.execute(ListMergedClients.of(asked));
    const of = new Map<string, string>();
    for await (const { clientId, mergedInto } of everyRow<ClientRow>(all)) {
      if (mergedInto !== undefined) of.set(clientId, mergedInto.clientId);
    }
    return of;
  }

  /** The group of each client that belongs to one. */
  private async groupsOfClients(): Promise<ReadonlyMap<string, string>> {
    const all = (asked: Paged) => this.queries.execute(ListGroups.of(asked));
    const of = new Map<string, string>();
    for await (const { groupId, clients, dissolvedOn } of everyRow<GroupRow>(all)) {
      if (dissolvedOn !== undefined) continue;
      for (const { clientId } of clients) of.set(clientId, groupId);
    }
    return of;
  }
}

interface Paged {
  readonly limit: number;
  readonly cursor?: string;
}

/** All rows of a list, page by page. */
async function* everyRow<R>(page: (asked: Paged) => Promise<Page<R>>): AsyncIterable<R> {
  let cursor: string | undefined;
  do {
    const { items, next } = await page({ limit: 500, ...(cursor !== undefined && { cursor }) });
    yield* items;
    cursor = next ?? undefined;
  } while (cursor !== undefined);
}

interface SameNames {
  readonly records: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, string>;
}

/** A record stands for the client it was merged into, and a client without a group for itself. */
export const exposuresOf = (
  cells: readonly Pick<PortfolioCell, 'row' | 'outstanding'>[],
  { records, groups }: SameNames,
): readonly Exposure[] =>
  cells.map(({ row, outstanding }) => {
    const client = records.get(row) ?? row;
    return { key: groups.get(client) ?? groups.get(row) ?? client, amount: outstanding.minor };
  });

/** The concentration of exposures in one currency. */
export function concentrationOf(
  by: ConcentrationDimension,
  currency: string,
  exposures: readonly Exposure[],
  day: Day,
): ConcentrationOf {
  const minor = exposures.reduce((sum, { amount }) => sum + amount, 0);
  const known = { by, currency, outstanding: { minor, currency }, rule: bandRuleOn(day)?.id ?? '' };
  const found = concentration(exposures);
  if (found === undefined) return { ...known, top: [], shares: [] };
  return {
    ...known,
    index: found.index.toDecimalPlaces(places).toFixed(),
    effectiveNumber: found.effectiveNumber.toDecimalPlaces(2).toFixed(),
    band: concentrationBand(found, day),
    top: tops.map((largest) => ({
      largest,
      share: topShare(found, largest).toDecimalPlaces(places).toFixed(),
    })),
    shares: found.shares.slice(0, shown).map(({ key: value, share }) => ({
      value,
      outstanding: { minor: share.times(minor).round().toNumber(), currency },
      share: share.toDecimalPlaces(places).toFixed(),
    })),
  };
}
