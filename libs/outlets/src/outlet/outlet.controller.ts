import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetOutlet, ListOutlets } from '../views/outlets.view.js';
import { Readings } from './readings.js';
import {
  ApproveOutlet,
  ApproveWidening,
  ChangeOutletTerms,
  CloseOutlet,
  DeclineOutlet,
  DeclineWidening,
  RequestOutlet,
  ResumeOutlet,
  SuspendOutlet,
} from './outlet.commands.js';

/** The services that get events. */
@Controller('outlets')
export class OutletController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly readings: Readings,
  ) {}

  @Get()
  list(@Ask() query: ListOutlets) {
    return this.queries.execute(query);
  }

  @Get(':outletId')
  get(@Ask() query: GetOutlet) {
    return this.queries.execute(query);
  }

  /** What it has read, by day and way. */
  @Get(':outletId/readings')
  async read(@Ask() query: GetOutlet) {
    const { outletId } = await this.queries.execute(query);
    return { items: await this.readings.of(outletId) };
  }

  @Post()
  request(@Payload() command: RequestOutlet) {
    return this.commands.execute(command);
  }

  @Post(':outletId/approval')
  approve(@Payload() command: ApproveOutlet) {
    return this.commands.execute(command);
  }

  @Post(':outletId/refusal')
  decline(@Payload() command: DeclineOutlet) {
    return this.commands.execute(command);
  }

  @Post(':outletId/terms')
  change(@Payload() command: ChangeOutletTerms) {
    return this.commands.execute(command);
  }

  @Post(':outletId/terms/approval')
  approveWidening(@Payload() command: ApproveWidening) {
    return this.commands.execute(command);
  }

  @Post(':outletId/terms/refusal')
  declineWidening(@Payload() command: DeclineWidening) {
    return this.commands.execute(command);
  }

  @Post(':outletId/suspension')
  suspend(@Payload() command: SuspendOutlet) {
    return this.commands.execute(command);
  }

  @Post(':outletId/resumption')
  resume(@Payload() command: ResumeOutlet) {
    return this.commands.execute(command);
  }

  @Post(':outletId/closure')
  close(@Payload() command: CloseOutlet) {
    return this.commands.execute(command);
  }
}
