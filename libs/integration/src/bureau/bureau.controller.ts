import type { Day } from '#kernel';
import { IsDay, moneyText, Refusal } from '#kernel';
import { GetClient } from '#clients';
import type { LoanRow } from '#lending';
import { csvOf, ListLoans } from '#lending';
import { Ask, authorise, Messages, requestContext } from '#platform';
import { Controller, Get, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';

/** The loans that a credit bureau is told of, as they stood on the evening of a day. */
class GetBureauFile {
  /** The day of the report; the end of a month as a rule. */
  @IsDay() readonly on!: Day;

  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(500) readonly limit?: number;

  /** Where to go on, from the `Link` of the page before. */
  @IsOptional() @IsString() @MaxLength(1_000) readonly cursor?: string;
}

/** The record of one loan: the fields that a bureau asks of every lender. */
const columns = [
  ...['reportedOn', 'registrationScheme', 'registrationNumber', 'borrower'],
  ...['agreementNumber', 'loanId', 'currency', 'approved', 'grantedOn', 'maturesOn'],
  ...['outstanding', 'overdue', 'daysPastDue', 'class', 'guaranteeType', 'status', 'settledOn'],
];

/** What the bank reports to credit bureaus. */
@Controller('credit-bureau')
export class BureauController {
  constructor(
    private readonly queries: QueryBus,
    private readonly messages: Messages,
  ) {}

  /** As CSV, a page at a time; `Link` says where the next begins. */
  @Get('loans')
  async loans(
    @Ask() { on, limit = 500, cursor }: GetBureauFile,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    authorise(['riskOfficer', 'service'], requestContext());
    const query = ListLoans.of({ knownAt: on, limit, ...(cursor !== undefined && { cursor }) });
    const { items, next } = await this.queries.execute(query);
    const rows: (readonly string[])[] = [];
    for (const loan of items) rows.push(await this.record(loan, on));
    if (next !== null) {
      const link = new URLSearchParams({ on, limit: String(limit), cursor: next });
      void reply.header('Link', `</credit-bureau/loans?${link.toString()}>; rel="next"`);
    }
    void reply.type('text/csv; charset=utf-8');
    return csvOf({ columns, rows });
  }

  private async record(loan: LoanRow, on: Day): Promise<readonly string[]> {
    const { clientId, loanId } = loan;
    const { registration, name } = await this.queries.execute(GetClient.of({ clientId }));
    return [
      ...[on, registration?.scheme ?? '', registration?.number ?? ''],
      name.zh ?? name.en ?? '',
      ...[loan.agreementNumber ?? '', loanId, loan.currency, moneyText(loan.approved)],
      ...[loan.grantedOn, loan.maturesOn ?? '', moneyText(loan.outstanding)],
      ...[moneyText(loan.overdue), String(loan.daysPastDue), await this.classOf(loanId, on)],
      ...[loan.guaranteeType, loan.status, loan.settledOn ?? ''],
    ];
  }

  /** The class of five that the claim had; nothing where it had none yet. */
  private async classOf(loanId: string, knownAt: Day): Promise<string> {
    try {
      const fields = { loanId, knownAt };
      const row = await this.messages.ask('GetClassification', fields, '/credit-bureau/loans');
      return typeof row === 'object' && row && 'class' in row ? String(row.class) : '';
    } catch (error) {
      if (error instanceof Refusal && error.status === 404) return '';
      throw error;
    }
  }
}
