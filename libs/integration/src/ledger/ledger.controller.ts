import { IsKnownAt } from '#kernel';
import { csvOf, csvRows } from '#lending';
import { Ask, inContext, Messages, requestContext } from '#platform';
import { Controller, Get, Headers, Res, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { LedgerAccount } from '../integration.codes.js';
import { moneyText } from '#kernel';
import type { JournalLine, LedgerChange } from './journal.js';
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

/** Lines of the journal, and where the next page begins. */
interface JournalPage {
  readonly items: readonly JournalLine[];
  readonly next: string | null;
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
  async journal(
    @Ask() query: GetJournal,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const page = await this.page(query);
    if (accept?.includes('text/csv') !== true) return page;
    void reply.type('text/csv; charset=utf-8');
    return new StreamableFile(Readable.from(this.written(page, query)));
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

  /** The file, a page in memory at a time; it takes as long as whoever reads it. */
  private async *written(first: JournalPage, { from, to }: GetJournal): AsyncIterable<string> {
    const { deadline: _, ...request } = requestContext();
    yield csvOf({ columns, rows: [] });
    for (let page = first; ;) {
      yield csvRows(page.items.map(cellsOf));
      const { next: cursor } = page;
      if (cursor === null) return;
      page = await inContext(request, () => this.page({ from, to, cursor }));
    }
  }
}

const columns = [
  ...['number', 'account', '科目', 'debit', 'credit', 'currency', 'loanId', 'clientId'],
  ...['because', 'valueDates'],
];

function cellsOf(line: JournalLine): readonly string[] {
  const { number, account, debit, credit, currency, loanId, clientId, because, valueDates } = line;
  const { en, zh } = LedgerAccount(account);
  const written = (minor: number) => (minor === 0 ? '' : moneyText({ minor, currency }));
  const amounts = [written(debit), written(credit)];
  return [
    number,
    en,
    zh,
    ...amounts,
    currency,
    loanId,
    clientId,
    because.join(' '),
    valueDates.join(' '),
  ];
}
