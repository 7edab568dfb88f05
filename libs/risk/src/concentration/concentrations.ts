import type { GroupRow } from '#clients';
import { ListGroups } from '#clients';
import type { Day, DecimalText, Money } from '#kernel';
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
    const groups = by === 'group' ? await this.groupsOfClients() : new Map<string, string>();
    return concentrationOf(by, currency, exposuresOf(cells, groups), day);
  }

  /** The group of each client that belongs to one. */
  private async groupsOfClients(): Promise<ReadonlyMap<string, string>> {
    const of = new Map<string, string>();
    let cursor: string | undefined;
    do {
      const page: { readonly items: readonly GroupRow[]; readonly next?: string | null } =
        await this.queries.execute(ListGroups.of({ limit: 500, ...(cursor && { cursor }) }));
      for (const { groupId, clients, dissolvedOn } of page.items) {
        if (dissolvedOn !== undefined) continue;
        for (const { clientId } of clients) of.set(clientId, groupId);
      }
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    return of;
  }
}

/** A client without a group stands for itself. */
const exposuresOf = (
  cells: readonly PortfolioCell[],
  groups: ReadonlyMap<string, string>,
): readonly Exposure[] =>
  cells.map(({ row, outstanding }) => ({
    key: groups.get(row) ?? row,
    amount: outstanding.minor,
  }));

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
