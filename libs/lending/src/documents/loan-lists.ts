import type { Day, Page } from '#kernel';
import type { QueryBus } from '@nestjs/cqrs';
import type { ListedLoan } from '../views/book/loan-book.rows.js';
import { GetLoan, ListLoans } from '../views/book/loan-book.view.js';
import { loanListRefusals, mostSummed } from '../views/book/loan-sums.js';
import type { Language } from './language.js';
import { inWords, loanColumns, withNames } from './loan-words.js';
import type { Sheet } from './sheet.js';
import { tableOf } from './sheet.js';

type AboutLoan = Pick<GetLoan, 'loanId' | 'asOf' | 'knownAt'>;

/** Lists of loans as people read them: with names and words, page by page or whole. */
export class LoanLists {
  constructor(private readonly queries: QueryBus) {}

  async one(query: GetLoan, language: Language | undefined): Promise<ListedLoan> {
    const loan = await this.queries.execute(query);
    const [named = loan] = await withNames(this.queries, [loan]);
    return inWords(named, language);
  }

  /** The loan as of the same time as another question about it. */
  beside({ loanId, asOf, knownAt }: AboutLoan): Promise<ListedLoan> {
    const time = {
      ...(asOf !== undefined && { asOf }),
      ...(knownAt !== undefined && { knownAt }),
    };
    return this.one(GetLoan.of({ loanId, ...time }), undefined);
  }

  async page(query: ListLoans, language: Language | undefined): Promise<Page<ListedLoan>> {
    const { items, next } = await this.queries.execute(query);
    const named = await withNames(this.queries, items);
    return { items: named.map((loan) => inWords(loan, language)), next };
  }

  /** All pages of a list from its cursor on; refused where they are too many. */
  async sheet(query: ListLoans, language: Language = 'en'): Promise<Sheet> {
    const loans: ListedLoan[] = [];
    let cursor = query.cursor;
    for (;;) {
      const { limit = 500 } = query;
      const asked = Object.assign(new ListLoans(), query, { limit, cursor });
      const { items, next } = await this.page(asked, undefined);
      loans.push(...items);
      if (next === null || query.limit !== undefined) break;
      if (loans.length >= mostSummed) throw loanListRefusals.TooManyLoans({ most: mostSummed });
      cursor = next;
    }
    const title = { en: 'Loans', zh: '贷款清单' };
    const on: Day = loans[0]?.on ?? '';
    return {
      language,
      title: title[language],
      on,
      facts: [],
      tables: [tableOf(title, loanColumns(language), loans, language)],
    };
  }
}
