import { NotFound } from '#kernel';
import type { SeenAgain } from '#platform';
import { AnswersAgain, Ask, authorise, EventStore, requestContext } from '#platform';
import { Controller, Get } from '@nestjs/common';
import { ShowSeen } from './seen.queries.js';

/** What somebody saw when they decided. */
@Controller('audit/trail')
export class SeenController {
  constructor(
    private readonly store: EventStore,
    private readonly answers: AnswersAgain,
  ) {}

  /** The answers that an event's sender named as what they decided upon, told again. */
  @Get(':position/seen')
  async seen(@Ask() { position }: ShowSeen): Promise<readonly SeenAgain[]> {
    authorise(['auditor'], requestContext());
    const event = await this.store.at(position);
    if (!event) throw NotFound({ position });
    const again: SeenAgain[] = [];
    for (const seen of event.metadata.seen ?? []) again.push(await this.answers.tell(seen));
    return again;
  }
}
