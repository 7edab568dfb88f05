import { IsId, pageLimit } from '#kernel';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Ask, Payload } from '../http/payload.js';
import type { PersonReport } from './access-report.js';
import { AccessReport } from './access-report.js';
import * as commands from './file/personal-file.commands.js';
import { GetPersonalFile, ListPersonalFiles } from './personal-files.view.js';
import { ListPersonalFacts } from './personal-facts.view.js';

/** Whose report is asked for, and which page of its facts. */
export class ReportAsked {
  @IsId() readonly personId!: string;

  /** Facts per page. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(pageLimit) readonly limit?: number;

  /** Where to go on: the `next` of the page before. */
  @IsOptional() @IsString() @MaxLength(1000) readonly cursor?: string;

  /** Waits until the views have seen this position: the `position` of a receipt. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) readonly after?: number;
}

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
  data(@Ask() { personId, limit, cursor, after }: ReportAsked): Promise<PersonReport> {
    const page = { ...(limit !== undefined && { limit }), ...(cursor !== undefined && { cursor }) };
    const seen = after === undefined ? {} : { after };
    return this.report.of(ListPersonalFacts.of({ personId, ...page, ...seen }));
  }

  /** Where the log says something of them. */
  @Get('facts')
  facts(@Ask() query: ListPersonalFacts) {
    return this.queries.execute(query);
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
