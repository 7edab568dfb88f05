import { IsKnownAt } from '#kernel';
import { csvOf } from '#lending';
import { Ask, Messages } from '#platform';
import { Controller, Get, Headers, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { IsOptional } from 'class-validator';
import type { FastifyReply } from 'fastify';
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
}

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

  /** Lines that balance, as JSON or, by `Accept: text/csv`, as a file. */
  @Get('journal')
  async journal(
    @Ask() { from, to }: GetJournal,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const lines: JournalLine[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const fields = { knownFrom: from, limit: 100, ...(to !== undefined && { knownTo: to }) };
      const asked = cursor === '' ? fields : { ...fields, cursor };
      const page = (await this.messages.ask(
        'ListLedgerChanges',
        asked,
        '/ledger/journal',
      )) as ChangesPage;
      lines.push(...page.items.flatMap(journalOf));
      cursor = page.next;
    }
    if (accept?.includes('text/csv') !== true) return { items: lines };
    void reply.type('text/csv; charset=utf-8');
    return csvOf({ columns, rows: lines.map(cellsOf) });
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
