import { IsKnownAt } from '#kernel';
import { Ask, Messages } from '#platform';
import { Controller, Get, Headers } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { JournalPage } from './journal-file.js';
import { journalFile } from './journal-file.js';
import type { LedgerChange } from './journal.js';
import { journalOf } from './journal.js';
import { GetTrialBalance, ListLedger } from './ledger.view.js';

/** What was booked between two points: the evenings of two days, two moments, or two positions. */
class GetJournal {
  /** After this. */
  @IsKnownAt() readonly from!: string;

  /** Up to this; now where it is left out. */
  @IsOptional() @IsKnownAt() readonly to?: string;

  /** Where to go on: the `next` of the page before. */
  @IsOptional() @IsString() @MaxLength(1000) readonly cursor?: string;
}

/** What a page is asked by. */
interface Stretch {
  readonly from: string;
  readonly to?: string | undefined;
  readonly cursor?: string | undefined;
}

/** A page tells of so many loans whose books have changed. */
const changesInPage = 100;

interface ChangesPage {
  readonly items: readonly LedgerChange[];
  readonly next: string | null;
}

/** The books of the loans, for the finance system. */
@Controller('ledger')
export class LedgerController {
  constructor(
    private readonly queries: QueryBus,
    private readonly messages: Messages,
  ) {}

  @Get()
  list(@Ask() query: ListLedger) {
    return this.queries.execute(query);
  }

  @Get('trial-balance')
  balance(@Ask() query: GetTrialBalance) {
    return this.queries.execute(query);
  }

  /** Lines that balance: a page as JSON or, by `Accept: text/csv`, all of them as a file. */
  @Get('journal')
  async journal(@Ask() query: GetJournal, @Headers('accept') accept: string | undefined) {
    const page = await this.page(query);
    if (accept?.includes('text/csv') !== true) return page;
    const { from, to } = query;
    return journalFile(page, (cursor) => this.page({ from, to, cursor }));
  }

  private async page({ from, to, cursor }: Stretch): Promise<JournalPage> {
    const fields = {
      ...{ knownFrom: from, limit: changesInPage },
      ...(to !== undefined && { knownTo: to }),
      ...(cursor !== undefined && { cursor }),
    };
    const asked = await this.messages.ask('ListLedgerChanges', fields, '/ledger/journal');
    const { items, next } = asked as ChangesPage;
    return { items: items.flatMap(journalOf), next };
  }
}
