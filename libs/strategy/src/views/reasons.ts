import { Clock } from '#platform';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { CriteriaBook } from '../criteria/criteria-in-force.js';
import { bookOf, ListCriteriaInForce } from './criteria-book.view.js';
import type { ClientPlaces, GetClientPlaces } from './places.js';
import { presentPlaces } from './places.js';
import { presentReason } from './present-reason.js';
import type { SegmentRow } from './segments.rows.js';
import type { GetClientSegment } from './segments.view.js';

type Asked = Pick<GetClientSegment, 'asOf' | 'knownAt'>;

/**
 * Explains where a client stands by the rules and figures of the day that is asked for. What was
 * known at a moment is told with the reason that was recorded.
 */
@Injectable()
export class Reasons {
  constructor(
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  async segment(query: GetClientSegment): Promise<SegmentRow> {
    const row = await this.queries.execute(query);
    if (query.knownAt !== undefined) return row;
    const { day, book } = await this.rules(query);
    return { ...row, why: presentReason(row, day, book) };
  }

  async places(query: GetClientPlaces): Promise<ClientPlaces> {
    const row = await this.queries.execute(query);
    if (query.knownAt !== undefined) return row;
    const { day, book } = await this.rules(query);
    return presentPlaces(row, day, book);
  }

  private async rules({
    asOf,
  }: Asked): Promise<{ readonly day: string; readonly book: CriteriaBook }> {
    const day = asOf ?? this.clock.today();
    return { day, book: bookOf(await this.queries.execute(ListCriteriaInForce.of({ on: day }))) };
  }
}
