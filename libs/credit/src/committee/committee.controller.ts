import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetCommitteeVote, ListCommitteeVotes } from '../views/pipeline/committee-votes.view.js';
import { CastVote, CloseVote, ConveneCommittee } from './committee.commands.js';

/** The credit committee. */
@Controller()
export class CommitteeController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('committee-votes')
  list(@Ask() query: ListCommitteeVotes) {
    return this.queries.execute(query);
  }

  @Post('applications/:applicationId/committee')
  convene(@Payload() command: ConveneCommittee) {
    return this.commands.execute(command);
  }

  @Get('applications/:applicationId/committee')
  get(@Ask() query: GetCommitteeVote) {
    return this.queries.execute(query);
  }

  @Post('applications/:applicationId/committee/votes')
  vote(@Payload() command: CastVote) {
    return this.commands.execute(command);
  }

  @Post('applications/:applicationId/committee/closing')
  close(@Payload() command: CloseVote) {
    return this.commands.execute(command);
  }
}
