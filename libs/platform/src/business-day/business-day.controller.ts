import { Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Payload } from '../http/payload.js';
import { CloseBusinessDay } from './business-day.commands.js';

@Controller('business-days')
export class BusinessDayController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':year/closings')
  close(@Payload() command: CloseBusinessDay) {
    return this.commands.execute(command);
  }
}
