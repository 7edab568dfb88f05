import { askerId } from '#engagement';
import { Ask, OffersDryRun } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { CancelDayMail, OrderDayMail } from './day-mail.commands.js';
import { GetMyDayMail, ListDayMails } from './day-mails.view.js';

/** One's own day by mail, each morning. */
@Controller('me/day/mail')
export class MyDayMailController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @OffersDryRun()
  order() {
    return this.commands.execute(OrderDayMail.of({ personId: askerId() }));
  }

  @Post('cancellation')
  @OffersDryRun()
  cancel() {
    return this.commands.execute(CancelDayMail.of({ personId: askerId() }));
  }

  @Get()
  get(@Ask() query: GetMyDayMail) {
    return this.queries.execute(query);
  }
}

/** Who gets their day by mail. */
@Controller('day-mails')
export class DayMailsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  list(@Ask() query: ListDayMails) {
    return this.queries.execute(query);
  }
}
