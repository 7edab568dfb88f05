import { GetInstitution } from '#organisation';
import { Ask, Clock, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetCatalogue, GetProduct, ListProducts } from '../views/rules/products.view.js';
import { soldBy } from './sold.rules.js';
import {
  ApproveProduct,
  DeclineProduct,
  DraftProduct,
  ReviseProduct,
  WithdrawProduct,
} from './product.commands.js';

/** What the institution sells. */
@Controller('products')
export class ProductController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  @Get()
  list(@Ask() query: ListProducts) {
    return this.queries.execute(query);
  }

  @Get('catalogue')
  async catalogue(@Ask() query: GetCatalogue) {
    const [entries, institution] = await Promise.all([
      this.queries.execute(query),
      this.queries.execute(new GetInstitution()),
    ]);
    const sold = soldBy(institution, this.clock.today());
    return entries.filter(({ content }) => sold.includes(content.kind));
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
