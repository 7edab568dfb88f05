import { moneyText } from '#kernel';
import { csvOf, csvRows } from '#lending';
import { inContext, requestContext } from '#platform';
import { StreamableFile } from '@nestjs/common';
import { Readable } from 'node:stream';
import { LedgerAccount } from '../integration.codes.js';
import type { JournalLine } from './journal.js';

/** Lines of the journal, and where the next page begins. */
export interface JournalPage {
  readonly items: readonly JournalLine[];
  readonly next: string | null;
}

type PageAt = (cursor: string) => Promise<JournalPage>;

/** All lines as a file, a page in memory at a time. */
export const journalFile = (first: JournalPage, pageAt: PageAt): StreamableFile =>
  new StreamableFile(Readable.from(written(first, pageAt)), { type: 'text/csv; charset=utf-8' });

/** It takes as long as whoever reads it. */
async function* written(first: JournalPage, pageAt: PageAt): AsyncIterable<string> {
  const { deadline: _, ...request } = requestContext();
  yield csvOf({ columns, rows: [] });
  for (let page = first; ;) {
    yield csvRows(page.items.map(cellsOf));
    const { next: cursor } = page;
    if (cursor === null) return;
    page = await inContext(request, () => pageAt(cursor));
  }
}

const columns = [
  ...['number', 'account', '科目', 'debit', 'credit', 'currency', 'loanId', 'clientId'],
  ...['because', 'valueDates'],
];

function cellsOf(line: JournalLine): readonly string[] {
  const { number, account, debit, credit, currency, loanId, clientId, because, valueDates } = line;
  const { en, zh } = LedgerAccount(account);
  const amounts = [debit, credit].map((minor) =>
    minor === 0 ? '' : moneyText({ minor, currency }),
  );
  const why = [because.join(' '), valueDates.join(' ')];
  return [number, en, zh, ...amounts, currency, loanId, clientId, ...why];
}
