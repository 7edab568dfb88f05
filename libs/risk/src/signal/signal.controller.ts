import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { CountSignals, GetSignal, ListSignals } from '../views/watch/signals.view.js';
import { ListSurroundings } from '../views/watch/surroundings.view.js';
import {
  AssessSignal,
  ReceiveSignal,
  ReportObservation,
  WithdrawSignal,
} from './signal.commands.js';

/** Signals about clients and what surrounds them, from outside and from the bank’s own people. */
@Controller('signals')
export class SignalController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  receive(@Payload() command: ReceiveSignal) {
    return this.commands.execute(command);
  }

  @Post('observations')
  report(@Payload() command: ReportObservation) {
    return this.commands.execute(command);
  }

  @Post(':signalId/assessments')
  assess(@Payload() command: AssessSignal) {
    return this.commands.execute(command);
  }

  @Post(':signalId/withdrawal')
  withdraw(@Payload() command: WithdrawSignal) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListSignals) {
    return this.queries.execute(query);
  }

  @Get('totals')
  count(@Ask() query: CountSignals) {
    return this.queries.execute(query);
  }

  /** What counts of the economy, of policy, of industries and regions. */
  @Get('surroundings')
  surroundings(@Ask() query: ListSurroundings) {
    return this.queries.execute(query);
  }

  @Get(':signalId')
  get(@Ask() query: GetSignal) {
    return this.queries.execute(query);
  }
}
