import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { withMe } from '../asker.js';
import { ListNextSteps } from '../views/contacts/next-steps.view.js';
import {
  CountInteractions,
  GetInteraction,
  ListInteractions,
} from '../views/contacts/timeline.view.js';
import {
  AttachFile,
  CompleteNextStep,
  CorrectInteraction,
  DropNextStep,
  PlanNextStep,
  RecordInteraction,
  WithdrawInteraction,
} from './interaction.commands.js';

@Controller('interactions')
export class InteractionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  record(@Payload() command: RecordInteraction) {
    return this.commands.execute(command);
  }

  @Post(':interactionId/corrections')
  correct(@Payload() command: CorrectInteraction) {
    return this.commands.execute(command);
  }

  @Post(':interactionId/withdrawal')
  withdraw(@Payload() command: WithdrawInteraction) {
    return this.commands.execute(command);
  }

  @Post(':interactionId/next-steps')
  plan(@Payload() command: PlanNextStep) {
    return this.commands.execute(command);
  }

  @Post(':interactionId/next-steps/:stepId/completion')
  complete(@Payload() command: CompleteNextStep) {
    return this.commands.execute(command);
  }

  @Post(':interactionId/next-steps/:stepId/abandonment')
  drop(@Payload() command: DropNextStep) {
    return this.commands.execute(command);
  }

  @Post(':interactionId/attachments')
  attach(@Payload() command: AttachFile) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListInteractions) {
    return this.queries.execute(query);
  }

  @Get('totals')
  count(@Ask() query: CountInteractions) {
    return this.queries.execute(query);
  }

  @Get('next-steps')
  nextSteps(@Ask() query: ListNextSteps) {
    return this.queries.execute(withMe(query));
  }

  @Get(':interactionId')
  get(@Ask() query: GetInteraction) {
    return this.queries.execute(query);
  }
}
