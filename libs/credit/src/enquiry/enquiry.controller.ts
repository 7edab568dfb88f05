import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { CountEnquiries, GetEnquiry, ListEnquiries } from '../views/pipeline/enquiries.view.js';
import { AnswerEnquiry, CloseEnquiry, RecordEnquiry } from './enquiry.commands.js';

/** What clients and prospects ask about credit. */
@Controller('enquiries')
export class EnquiryController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  list(@Ask() query: ListEnquiries) {
    return this.queries.execute(query);
  }

  @Get('totals')
  count(@Ask() query: CountEnquiries) {
    return this.queries.execute(query);
  }

  @Post()
  record(@Payload() command: RecordEnquiry) {
    return this.commands.execute(command);
  }

  @Get(':enquiryId')
  get(@Ask() query: GetEnquiry) {
    return this.queries.execute(query);
  }

  @Post(':enquiryId/answers')
  answer(@Payload() command: AnswerEnquiry) {
    return this.commands.execute(command);
  }

  @Post(':enquiryId/closures')
  close(@Payload() command: CloseEnquiry) {
    return this.commands.execute(command);
  }
}
