import { IsCode } from '#kernel';
import { Ask, authorise, Payload, requestContext } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { IsString, MaxLength } from 'class-validator';
import { StatementFormat } from '../integration.codes.js';
import { MatchPayment, ReceivePayment, ReturnPayment } from './payment.commands.js';
import { GetPayment, ListPayments } from './payments.view.js';
import { Statements } from './statements.js';

/** A statement of an account of ours, as its bank wrote it. */
class TakeStatement {
  @IsCode(StatementFormat) readonly format!: StatementFormat;

  /** The whole file. */
  @IsString() @MaxLength(16_000_000) readonly text!: string;
}

/** Payments that came in. */
@Controller()
export class PaymentController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly statements: Statements,
  ) {}

  /** Takes every credit of a statement in; what names a loan is booked on it. */
  @Post('bank-statements')
  take(@Payload() { format, text }: TakeStatement) {
    authorise(['service'], requestContext());
    return this.statements.take(format, text);
  }

  @Get('payments')
  list(@Ask() query: ListPayments) {
    return this.queries.execute(query);
  }

  @Get('payments/:paymentId')
  get(@Ask() query: GetPayment) {
    return this.queries.execute(query);
  }

  @Post('payments')
  receive(@Payload() command: ReceivePayment) {
    return this.commands.execute(command);
  }

  @Post('payments/:paymentId/match')
  match(@Payload() command: MatchPayment) {
    return this.commands.execute(command);
  }

  @Post('payments/:paymentId/return')
  sendBack(@Payload() command: ReturnPayment) {
    return this.commands.execute(command);
  }
}
