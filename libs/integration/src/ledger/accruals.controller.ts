import type { Day } from '#kernel';
import { IsDay } from '#kernel';
import { Ask, Clock } from '#platform';
import { Controller, Get, Headers } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { AccrualRow } from './accruals.view.js';
import { ListAccruals } from './accruals.view.js';
import { noBooks } from './booking.js';
import type { JournalPage } from './journal-file.js';
import { journalFile } from './journal-file.js';
import { journalOf } from './journal.js';
import { ledgerRefusals } from './ledger.refusals.js';
import type { LedgerRow } from './ledger.view.js';

/** What ran between the evenings of two days: of one day, of a month. */
class GetAccrualJournal {
  /** After this evening. */
  @IsDay() readonly from!: Day;

  /** Up to this evening. */
  @IsDay() readonly to!: Day;

  /** Where to go on: the `next` of the page before. */
  @IsOptional() @IsString() @MaxLength(1000) readonly cursor?: string;
}

/** What a page is asked by. */
interface Stretch {
  readonly from: Day;
  readonly to: Day;
  readonly cursor?: string | undefined;
}

/** A page tells of so many loans. */
const loansInPage = 200;

/** Interest that has run, for the finance system. */
@Controller('ledger/accruals')
export class AccrualsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  @Get()
  list(@Ask() query: ListAccruals) {
    return this.queries.execute(query);
  }

  /**
   * Lines that balance: a page as JSON or, by `Accept: text/csv`, all of them as a file.
   * @throws EveningToCome, StretchReversed
   */
  @Get('journal')
  async journal(@Ask() query: GetAccrualJournal, @Headers('accept') accept: string | undefined) {
    const { from, to } = query;
    const today = this.clock.today();
    if (to > today) throw ledgerRefusals.EveningToCome({ field: 'to', today });
    if (from > to) throw ledgerRefusals.StretchReversed({ field: 'from' });
    const page = await this.page(query);
    if (accept?.includes('text/csv') !== true) return page;
    return journalFile(page, (cursor) => this.page({ from, to, cursor }));
  }

  private async page({ from, to, cursor }: Stretch): Promise<JournalPage> {
    const now = ListAccruals.of({ knownAt: to, limit: loansInPage, ...(cursor && { cursor }) });
    const { items, next } = await this.queries.execute(now);
    const loanIds = items.map(({ loanId }) => loanId);
    const then = ListAccruals.of({ knownAt: from, limit: loansInPage, loanIds });
    const before = new Map(
      (await this.queries.execute(then)).items.map((row) => [row.loanId, booksOf(row)]),
    );
    const facts = [{ type: 'InterestAccrued', valueDate: to }];
    const lines = items.flatMap((row) => {
      const were = before.get(row.loanId);
      return journalOf({ ...(were && { before: were }), after: booksOf(row), facts });
    });
    return { items: lines, next };
  }
}

/** What has run stands as a claim against income; off the books, nothing does. */
function booksOf({ loanId, clientId, currency, ...row }: AccrualRow): LedgerRow {
  const [interest, penalty] = row.isOffBooks ? [0, 0] : [row.interest.minor, row.penalty.minor];
  const balances = {
    ...noBooks.balances,
    interestReceivable: interest + penalty,
    interestIncome: -interest,
    penaltyIncome: -penalty,
  };
  return { loanId, clientId, currency, balances };
}
