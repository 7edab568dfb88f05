import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ListMarketNotes } from '../views/market-notes.view.js';
import { NoteMarket, WithdrawMarketNote } from './market-note.commands.js';

/** What is known of the market that needs come from (L-02, L-07). */
@Controller('market-notes')
export class MarketNoteController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  note(@Payload() command: NoteMarket) {
    return this.commands.execute(command);
  }

  @Post(':marketNoteId/withdrawal')
  withdraw(@Payload() command: WithdrawMarketNote) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListMarketNotes) {
    return this.queries.execute(query);
  }
}
