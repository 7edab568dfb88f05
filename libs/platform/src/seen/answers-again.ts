import type { View, ViewQuery } from '#kernel';
import { NotFound, Refusal } from '#kernel';
import type { Type } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Definitions } from '../definitions.js';
import { Readings } from '../readings/readings.js';
import { Watch } from '../readings/watch.js';
import { requestContext } from '../request-context.js';
import { KnownAt } from '../views/past/known-at.js';
import { maskedFrom, masking } from '../visibility/masks.js';
import { Sight } from '../visibility/sight.js';
import { through } from '../visibility/through.js';
import type { Seen, SeenAgain } from './seen.js';

/** The SHA-256 of an answer's JSON, which is the body it is sent as. */
export const hashOf = (answer: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(answer ?? null))
    .digest('hex');

/**
 * Tells again what somebody was shown: the same question at the same position with the same eyes.
 * The versions of rows make it the same answer, and its hash proves that.
 */
@Injectable()
export class AnswersAgain {
  constructor(
    private readonly definitions: Definitions,
    private readonly knownAt: KnownAt,
    private readonly readings: Readings,
  ) {}

  async tell(seen: Seen): Promise<SeenAgain> {
    const found = this.queryOf(seen.query);
    if (!found) return { ...seen, same: false, answer: null };
    const { view, message } = found;
    const query: object = Object.assign(new message(), seen.asked);
    // A client that has moved since took the past of its rows along: whoever sees all still finds them.
    let told = await this.told(view, query, seen, Sight.granting(seen.sight));
    if (!told.same && !Sight.granting(seen.sight).isUnlimited) {
      const whole = await this.told(view, query, seen, Sight.all);
      if (whole.same) told = whole;
    }
    return told;
  }

  private async told(view: View, query: object, seen: Seen, sight: Sight): Promise<SeenAgain> {
    const { table } = await this.knownAt.table(view, String(seen.position), { sight });
    const watch = new Watch(view);
    const masked = maskedFrom(view, seen.roles);
    const shown = masked.length === 0 ? view : masking(view, masked);
    const noted = through(table, (row) => watch.noted(row));
    const { today, parked } = seen;
    const found = await foundBy(() => shown.answer(query, noted, { today }));
    const answer = withParked(found, parked);
    this.readings.note(requestContext(), { message: seen.query, ...watch.read }, ['auditor']);
    return { ...seen, same: hashOf(answer) === seen.sha256, answer: answer ?? null };
  }

  private queryOf(
    name: string,
  ): { readonly view: View; readonly message: Type<ViewQuery<unknown>> } | undefined {
    for (const view of this.definitions.views) {
      const message: unknown = view.queries[name];
      if (message) return { view, message: message as Type<ViewQuery<unknown>> };
    }
    return undefined;
  }
}

/** What is answered; undefined where the thing is out of sight. */
async function foundBy(answer: () => Promise<unknown>): Promise<unknown> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof Refusal && error.code === NotFound.code) return undefined;
    throw error;
  }
}

/** An answer that lacks parked events says so, where it is an object. */
export const withParked = (answer: unknown, parked = 0): unknown => {
  const isObject = typeof answer === 'object' && answer !== null && !Array.isArray(answer);
  return parked > 0 && isObject ? { ...answer, parked } : answer;
};
