import type { ClaimedKey, Decider, Fact } from '#kernel';
import { Refusal } from '#kernel';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Clock } from '../timing/clock.js';
import type { Stream } from '../commands/streams.js';
import { Streams } from '../commands/streams.js';
import { Definitions } from '../definitions.js';
import type { RequestContext } from '../request-context.js';
import { inContext, requestContext } from '../request-context.js';
import { ClaimKey } from './claim.commands.js';
import type { Claim } from './claim.decider.js';
import { claim, KeyTaken } from './claim.decider.js';

/** A claim whose events have not followed for so long is void: the process that made it has ended. */
const voidAfterMs = 60_000;

/**
 * Keys that one stream at a time may hold. Each is claimed, upon a short stream of its own, for one
 * append: the revision it is decided upon is part of the claim. A claim stands while the holder's
 * state holds the key, or while that append may still come. So nothing needs to be given back, and a
 * process that ends between claim and append locks a key for a minute at most.
 */
@Injectable()
export class Claims {
  constructor(
    private readonly definitions: Definitions,
    private readonly streams: Streams,
    private readonly bus: CommandBus,
    private readonly clock: Clock,
  ) {}

  /**
   * Claims the keys that the stream will hold after these facts and does not hold yet.
   * @throws the refusal of a key that another stream holds
   */
  async take(decider: Decider, stream: Stream, facts: readonly Fact[]): Promise<void> {
    for (const key of gained(decider, stream, facts)) {
      const lapsed = await this.numberOfLapsed(key, stream.name);
      const holder = stream.name;
      const { revision } = stream;
      const command = { claimId: key.id, holder, revision, ...(lapsed && { lapsed }) };
      try {
        await asSystem(() => this.bus.execute(ClaimKey.of(command)));
      } catch (error) {
        throw error instanceof Refusal && error.code === KeyTaken.code ? key.taken() : error;
      }
    }
  }

  /**
   * Whether the keys could be claimed; nothing is written.
   * @throws the refusal of a key that another stream holds
   */
  async check(decider: Decider, stream: Stream, facts: readonly Fact[]): Promise<void> {
    for (const key of gained(decider, stream, facts)) {
      await this.numberOfLapsed(key, stream.name);
    }
  }

  /**
   * The number of another stream's claim that has lapsed, where there is one.
   * @throws the refusal of the key where another stream's claim stands
   */
  private async numberOfLapsed(key: ClaimedKey, holder: string): Promise<number | undefined> {
    const { state } = await this.streams.load(claim, `${claim.stream}-${key.id}`);
    const last = state as Claim | undefined;
    if (last === undefined || last.holder === holder) return undefined;
    if (await this.stands(key, last)) throw key.taken();
    return last.number;
  }

  private async stands({ id }: ClaimedKey, last: Claim): Promise<boolean> {
    const category = last.holder.slice(0, last.holder.indexOf('-'));
    const decider = this.definitions.deciders.find(({ stream }) => stream === category);
    if (!decider) throw new TypeError(`${last.holder} is a stream of no decider`);
    const { state, revision } = await this.streams.load(decider, last.holder);
    if (decider.holds?.(state).some((key) => key.id === id)) return true;
    const ageMs = this.clock.now().getTime() - Date.parse(last.claimedAt);
    return revision === last.revision && ageMs < voidAfterMs;
  }
}

/** What the stream holds after the facts and not before. */
function gained(decider: Decider, { state }: Stream, facts: readonly Fact[]) {
  if (!decider.holds || facts.length === 0) return [];
  const after = decider.holds(decider.fold(facts, state));
  const before = new Set(decider.holds(state).map(({ id }) => id));
  return after.filter(({ id }) => !before.has(id));
}

/** In the name of whoever sent the command, within its time, and with no key and revision of theirs. */
function asSystem<T>(work: () => T): T {
  const { actor, correlationId, deadline } = requestContext();
  const context: RequestContext = {
    actor,
    correlationId,
    ...(deadline && { deadline }),
    system: true,
  };
  return inContext(context, work);
}
