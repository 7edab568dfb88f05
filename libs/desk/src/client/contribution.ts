import type { BusinessLine, PortraitRow } from '#clients';
import { GetPortrait } from '#clients';
import type { DecimalText, Money } from '#kernel';
import { Decimal, plus } from '#kernel';
import { GetBankIncome, GetClientPlaces } from '#strategy';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { orNothing } from '../asked.js';
import type { Seen } from './client-page.js';

/** What a line brought the bank in the latest year that was stated. */
interface LineContribution {
  readonly line: BusinessLine;
  readonly year?: number;
  readonly contribution?: Money;
}

/** What a client brings the bank: its loans, and all other lines of business. */
export interface ClientContribution {
  readonly clientId: string;
  /** Interest and fees of its loans within twelve months. */
  readonly lending: Money;
  /** That income over the income of the bank; for those who may know it. */
  readonly incomeShare?: DecimalText;
  readonly lines: readonly LineContribution[];
  /** All of it, an amount for each currency. */
  readonly total: readonly Money[];
}

/** Adds up what each line says of a client. */
@Injectable()
export class Contributions {
  constructor(private readonly queries: QueryBus) {}

  async of(clientId: string, seen: Seen): Promise<ClientContribution> {
    const places = await this.queries.execute(GetClientPlaces.of({ clientId, ...seen }));
    const [portrait, bank] = await Promise.all([
      orNothing(this.queries.execute(GetPortrait.of({ clientId, ...seen }))),
      orNothing(this.queries.execute(GetBankIncome.of(seen))),
    ]);
    const { incomeOfYear: earned = 0 } = places.figures;
    const lending: Money = { minor: earned, currency: 'CNY' };
    const ofBank = bank?.incomeOfYear ?? 0;
    const lines = linesOf(portrait);
    return {
      ...{ clientId, lending },
      ...(ofBank > 0 && { incomeShare: new Decimal(earned).div(ofBank).toFixed(4) }),
      ...{ lines, total: totalOf([lending, ...lines.flatMap((each) => each.contribution ?? [])]) },
    };
  }
}

const linesOf = (portrait: PortraitRow | undefined): readonly LineContribution[] =>
  (portrait?.lines ?? []).map(({ line, years: [latest] }) => ({ line, ...latest }));

function totalOf(amounts: readonly Money[]): readonly Money[] {
  const sums = new Map<string, Money>();
  for (const amount of amounts) {
    const before = sums.get(amount.currency);
    sums.set(amount.currency, before ? plus(before, amount) : amount);
  }
  return [...sums.values()];
}
