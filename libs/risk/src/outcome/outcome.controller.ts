import { Payload } from '#platform';
import { Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RecordOutcome } from './outcome.commands.js';

/** What became of a client, where the log’s own facts do not say so. */
@Controller('clients/:clientId/outcomes')
export class OutcomeController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  record(@Payload() command: RecordOutcome) {
    return this.commands.execute(command);
  }
}
