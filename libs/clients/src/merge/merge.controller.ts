import { Payload } from '#platform';
import { Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ConfirmMerge, ProposeMerge, ProposeMergeUndoing, UndoMerge } from './merge.commands.js';

/** Two records of one client become one, by two persons. */
@Controller('clients/:clientId')
export class MergeController {
  constructor(private readonly commands: CommandBus) {}

  @Post('merge-proposals')
  propose(@Payload() command: ProposeMerge) {
    return this.commands.execute(command);
  }

  @Post('merges')
  confirm(@Payload() command: ConfirmMerge) {
    return this.commands.execute(command);
  }

  @Post('merge-undoing-proposals')
  proposeUndoing(@Payload() command: ProposeMergeUndoing) {
    return this.commands.execute(command);
  }

  @Post('merge-undoings')
  undo(@Payload() command: UndoMerge) {
    return this.commands.execute(command);
  }
}
