import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Ask } from '../../http/payload.js';
import { ListLocalTokens } from './local-tokens.view.js';

@Controller('local-tokens')
export class LocalTokensController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  list(@Ask() query: ListLocalTokens) {
    return this.queries.execute(query);
  }
}
