import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetCatalogue, GetProduct, ListProducts } from '../views/rules/products.view.js';
import {
  ApproveProduct,
  DeclineProduct,
  DraftProduct,
  ReviseProduct,
  WithdrawProduct,
} from './product.commands.js';

/** What the bank sells. */
@Controller('products')
export class ProductController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  list(@Ask() query: ListProducts) {
    return this.queries.execute(query);
  }

  @Get('catalogue')
  catalogue(@Ask() query: GetCatalogue) {
    return this.queries.execute(query);
  }

  @Post()
  draft(@Payload() command: DraftProduct) {
    return this.commands.execute(command);
  }

  @Get(':productId')
  get(@Ask() query: GetProduct) {
    return this.queries.execute(query);
  }

  @Post(':productId/revisions')
  revise(@Payload() command: ReviseProduct) {
    return this.commands.execute(command);
  }

  @Post(':productId/approvals')
  approve(@Payload() command: ApproveProduct) {
    return this.commands.execute(command);
  }

  @Post(':productId/declines')
  decline(@Payload() command: DeclineProduct) {
    return this.commands.execute(command);
  }

  @Post(':productId/withdrawals')
  withdraw(@Payload() command: WithdrawProduct) {
    return this.commands.execute(command);
  }
}
