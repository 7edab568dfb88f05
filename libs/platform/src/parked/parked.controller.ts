import { IsText } from '#kernel';
import type { Role } from '#kernel';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { Ask, Payload } from '../http/payload.js';
import { authorise } from '../identity/authorise.js';
import { requestContext } from '../request-context.js';
import type { ParkedEvent } from '../views/parking/parked-events.js';
import { ParkedEvents } from '../views/parking/parked-events.js';
import { ConfirmSkip, DeclineSkip, ProposeSkip } from './skip.commands.js';
import { skipRefusals } from './skip.refusals.js';
import { GetSkip, ListSkips } from './skips.view.js';

/** Asks what waits because a view or a process could not take it. */
export class ListParked {
  /** The view, `process:` and the name of a process, or `log`. */
  @IsOptional() @IsText({ max: 100 }) readonly of?: string;
  @IsOptional() @IsText({ max: 300 }) readonly key?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(500) readonly limit?: number;
}

const readers: readonly Role[] = ['administrator', 'riskOfficer', 'auditor'];

/** What could not be taken: which events, why, and what is decided about them. */
@Controller('parked')
export class ParkedController {
  constructor(
    private readonly parked: ParkedEvents,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** What waits, in the order of the log, with the reason; what is skipped says by which decision. */
  @Get()
  async list(@Ask() { of, key, limit = 50 }: ListParked): Promise<{
    readonly items: readonly ParkedEvent[];
    readonly waiting: number;
  }> {
    authorise(readers, requestContext());
    const found = (await this.parked.list(undefined, key)).filter(
      (each) => of === undefined || each.of === of,
    );
    const waiting = found.filter(({ skipped }) => skipped === undefined).length;
    return { items: found.slice(0, limit), waiting };
  }

  @Post('skips')
  async propose(@Payload() command: ProposeSkip) {
    const { of, key, place } = command;
    const found = await this.parked.list(undefined, key);
    if (!found.some((each) => each.of === of && each.position === place)) {
      throw skipRefusals.NotParked({ of, key, place });
    }
    return this.commands.execute(command);
  }

  @Post('skips/:skipId/confirmation')
  confirm(@Payload() command: ConfirmSkip) {
    return this.commands.execute(command);
  }

  @Post('skips/:skipId/refusal')
  decline(@Payload() command: DeclineSkip) {
    return this.commands.execute(command);
  }

  @Get('skips')
  skips(@Ask() query: ListSkips) {
    return this.queries.execute(query);
  }

  @Get('skips/:skipId')
  skip(@Ask() query: GetSkip) {
    return this.queries.execute(query);
  }
}
