import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Ask, Payload } from '../http/payload.js';
import type { PersonReport } from './access-report.js';
import { AccessReport } from './access-report.js';
import * as commands from './personal-file.commands.js';
import { GetPersonalFile, ListPersonalFiles } from './personal-files.view.js';
import { ListPersonalFacts } from './personal-facts.view.js';

/** What the bank knows of a natural person, why it may, and the end of it. */
@Controller('persons/:personId')
export class PersonalDataController {
  constructor(
    private readonly bus: CommandBus,
    private readonly queries: QueryBus,
    private readonly report: AccessReport,
  ) {}

  /** The access report: all that is known, from where, for what, until when. */
  @Get('data')
  data(@Ask() query: ListPersonalFacts): Promise<PersonReport> {
    return this.report.of(query);
  }

  @Get('personal-file')
  file(@Ask() query: GetPersonalFile) {
    return this.queries.execute(query);
  }

  @Post('purposes')
  state(@Payload() command: commands.StatePurpose) {
    return this.bus.execute(command);
  }

  @Post('purposes/withdrawals')
  withdraw(@Payload() command: commands.WithdrawPurpose) {
    return this.bus.execute(command);
  }

  @Post('legal-holds')
  hold(@Payload() command: commands.PlaceLegalHold) {
    return this.bus.execute(command);
  }

  @Post('legal-holds/:holdId/lifting')
  lift(@Payload() command: commands.LiftLegalHold) {
    return this.bus.execute(command);
  }

  @Post('erasure/requests')
  request(@Payload() command: commands.RequestErasure) {
    return this.bus.execute(command);
  }

  @Post('erasure/confirmation')
  erase(@Payload() command: commands.ErasePerson) {
    return this.bus.execute(command);
  }

  @Post('erasure/refusal')
  decline(@Payload() command: commands.DeclineErasure) {
    return this.bus.execute(command);
  }
}

/** Whose data are to be erased, or are no longer needed. */
@Controller('personal-files')
export class PersonalFilesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  list(@Ask() query: ListPersonalFiles) {
    return this.queries.execute(query);
  }
}
