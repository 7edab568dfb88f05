import type { Receipt } from '#kernel';
import { Refusal } from '#kernel';
import { ListLoans } from '#lending';
import { inContext, Messages, requestContext } from '#platform';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { createHash } from 'node:crypto';
import type { StatementFormat } from '../integration.codes.js';
import { Unreadable } from '../csv-rows.js';
import { readCamt053 } from './camt053.js';
import { readCsvStatement } from './csv-statement.js';
import { ReceivePayment } from './payment.commands.js';
import { paymentRefusals } from './payment.refusals.js';
import type { Statement, StatementEntry } from './statement-entry.js';

/** What became of a statement. */
export interface StatementResult {
  readonly payments: readonly { readonly paymentId: string; readonly position: number }[];
  /** Debits, entries not booked yet. */
  readonly passedOver: number;
  /** Entries that cannot be taken, and why. */
  readonly refused: readonly {
    readonly reference: string;
    readonly code: string;
    readonly labels: Refusal['labels'];
  }[];
}

const way = '/bank-statements';
const most = { entries: 5_000, words: 20 };
const readers: Readonly<Record<StatementFormat, (text: string) => Statement>> = {
  camt053: readCamt053,
  csv: readCsvStatement,
};

/** Takes in bank statements: each credit once, however often its statement comes. */
@Injectable()
export class Statements {
  constructor(
    private readonly messages: Messages,
    private readonly queries: QueryBus,
  ) {}

  /** @throws StatementUnreadable, StatementTooLong */
  async take(format: StatementFormat, text: string): Promise<StatementResult> {
    const { entries, passedOver } = read(format, text);
    if (entries.length > most.entries) {
      throw paymentRefusals.StatementTooLong({ found: entries.length, most: most.entries });
    }
    const payments: { paymentId: string; position: number }[] = [];
    const refused: { reference: string; code: string; labels: Refusal['labels'] }[] = [];
    for (const entry of entries) {
      try {
        const { id, position } = await this.receive(entry);
        payments.push({ paymentId: id, position });
      } catch (error) {
        if (!(error instanceof Refusal) || error.status >= 500) throw error;
        const { code, labels } = error;
        refused.push({ reference: entry.reference, code, labels });
      }
    }
    return { payments, passedOver, refused };
  }

  /** The id follows from account and reference: the same posting is the same payment. */
  private async receive(entry: StatementEntry): Promise<Receipt> {
    const paymentId = `pm_${fingerprintOf(entry)}`;
    const [loanId, otherLoanId] = await this.loansNamedIn(entry.remittance);
    const fields = {
      paymentId,
      ...entry,
      ...(loanId !== undefined && { loanId }),
      ...(otherLoanId !== undefined && { otherLoanId }),
    };
    const context = { ...requestContext(), idempotencyKey: `statement ${paymentId}`, system: true };
    return inContext(context, () => this.messages.send(ReceivePayment.name, fields, way));
  }

  /** The loans whose agreement numbers, or ids, stand in what the payer wrote. */
  private async loansNamedIn(remittance: string): Promise<readonly string[]> {
    const found = new Set<string>();
    for (const word of wordsIn(remittance).slice(0, most.words)) {
      const query = ListLoans.of({ agreementNumber: word, limit: 2 });
      const context = { ...requestContext(), system: true };
      const { items } = await inContext(context, () => this.queries.execute(query));
      for (const { loanId } of items) found.add(loanId);
    }
    return [...found];
  }
}

/** What may be the number of an agreement: words with a digit, also where Chinese stands against them. */
const wordsIn = (remittance: string): readonly string[] => {
  const words = [
    ...remittance.split(/[\s,，;；]+/),
    ...(remittance.match(/[A-Za-z0-9][\w./-]*/g) ?? []),
  ];
  const isNumber = (word: string) => /\d/.test(word) && word.length >= 3 && word.length <= 80;
  return [...new Set(words.filter(isNumber))];
};

/** @throws StatementUnreadable */
function read(format: StatementFormat, text: string): Statement {
  try {
    return readers[format](text);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw paymentRefusals.StatementUnreadable({ field: 'text', reason: error.message });
  }
}

const fingerprintOf = ({ account, reference }: StatementEntry): string =>
  createHash('sha256').update(`${account}\n${reference}`).digest('hex').slice(0, 32);
