import { Payload } from '#platform';
import { Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AppointDeputy, CancelLeave, DismissDeputy, PlanLeave } from './absence.commands.js';

/** Leaves and deputies of a person; the staff register shows them. */
@Controller('staff')
export class AbsenceController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':personId/leaves')
  planLeave(@Payload() command: PlanLeave) {
    return this.commands.execute(command);
  }

  @Post(':personId/leaves/:from/cancellation')
  cancelLeave(@Payload() command: CancelLeave) {
    return this.commands.execute(command);
  }

  @Post(':personId/deputies')
  appointDeputy(@Payload() command: AppointDeputy) {
    return this.commands.execute(command);
  }

  @Post(':personId/deputies/:deputyId/:from/dismissal')
  dismissDeputy(@Payload() command: DismissDeputy) {
    return this.commands.execute(command);
  }
}
