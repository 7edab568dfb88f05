import type { Decider, DomainCommand, Fact, Receipt } from '#kernel';
import { isAboutAnyClient, Refusal } from '#kernel';
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Claims } from '../claims/claims.js';
import { Clock } from '../timing/clock.js';
import { Settings } from '../configuration/settings.js';
import { inTime, stillAwaited } from '../timing/in-time.js';
import { authorise } from '../identity/authorise.js';
import { Metrics } from '../operations/metrics.js';
import { spanOf, traced } from '../operations/tracing.js';
import { platformRefusals } from '../platform.refusals.js';
import type { RequestContext } from '../request-context.js';
import { requestContext } from '../request-context.js';
import { EventStore, StaleRevision } from '../stores/event-store.js';
import type { Metadata, NewEvent, Recorded } from '../stores/event-store.js';
import { OwnWrites } from '../views/folding/own-writes.js';
import { Rows } from '../views/asking/rows.js';
import { Handles } from '../seen/handles.js';
import type { Seen } from '../seen/seen.js';
import { Reach } from '../visibility/reach.js';
import { derivedUuid, fingerprintOf } from './identity-of.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { Migrations } from './migrations.js';
import { OneAtATime } from './one-at-a-time.js';
import { personalIn } from './personal-in.js';
import type { Stream } from './streams.js';
import { emptyStream, Streams } from './streams.js';

/** How often a lost race is decided again. */
const attempts = 8;

/** One command under way. */
interface Sent {
  readonly decider: Decider;
  readonly command: DomainCommand;
  readonly name: string;
  readonly id: string;
  readonly request: RequestContext;
  readonly fingerprint: string;
  /** What the sender was shown and decides upon. */
  readonly seen: readonly Seen[];
}

/**
 * Carries out any command of any decider: read, fold, consult, decide, append at the revision read,
 * receipt. A remembered state is decided upon first; a refusal or an empty decision is only believed
 * on a state that was just read.
 */
@Injectable()
export class Commands {
  private readonly queue = new OneAtATime();

  constructor(
    private readonly store: EventStore,
    private readonly streams: Streams,
    private readonly keys: IdempotencyKeys,
    private readonly rows: Rows,
    private readonly reach: Reach,
    private readonly claims: Claims,
    private readonly ownWrites: OwnWrites,
    private readonly handles: Handles,
    private readonly migrations: Migrations,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly metrics: Metrics,
  ) {}

  async carryOut(decider: Decider, command: DomainCommand): Promise<Receipt> {
    const name = decider.nameOf(command);
    const request = requestContext();
    const done = this.metrics.command(name);
    try {
      authorise(decider.allow[name], request);
      const id = String((command as unknown as Record<string, unknown>)[decider.by]);
      // The system's keys follow from events and lines, never from a sender who might err.
      const fingerprint = request.system ? '' : fingerprintOf(name, command);
      const seen = this.handles.read(request.actor.id, request.seen ?? []);
      const sent: Sent = { decider, command, name, id, request, fingerprint, seen };
      const stream = `${decider.stream}-${id}`;
      const from = spanOf(request.correlationId, request.causationId);
      const decided = () => this.queue.run(stream, () => inTime(this.decide(sent)));
      const receipt = await traced(name, { 'rapport.stream': stream }, decided, { from });
      done('accepted');
      return receipt;
    } catch (error) {
      done(error instanceof Refusal ? 'refused' : 'failed');
      throw error;
    }
  }

  private async decide(sent: Sent): Promise<Receipt> {
    // Whoever waited in the queue for too long was answered already.
    stillAwaited();
    const { decider, command, request } = sent;
    if (request.dryRun === true) return this.preview(sent);
    const claimed = this.claim(sent);
    const name = `${decider.stream}-${sent.id}`;
    let stream = this.streams.remembered(name);
    // What opens a stream is decided at once: the append proves that there was none.
    let fresh = stream === undefined && !decider.opens(command);
    stream ??= fresh ? await this.streams.load(decider, name) : emptyStream(name);

    for (let attempt = 1; ; attempt++) {
      const outcome = await this.attempt(sent, stream, fresh, claimed);
      if (outcome !== 'stale') return outcome;
      if (fresh && request.expectedRevision !== undefined) {
        throw platformRefusals.RevisionIsStale({ field: 'If-Match' });
      }
      if (attempt === attempts) throw platformRefusals.ChangedMeanwhile();
      stream = await this.streams.load(decider, name);
      fresh = true;
    }
  }

  /** What would be recorded, decided upon the stream as it is now. Nothing is written, no key used. */
  private async preview(sent: Sent): Promise<Receipt> {
    const { decider, request, id } = sent;
    const stream = await this.streams.load(decider, `${decider.stream}-${id}`);
    const { revision, position } = stream;
    if (request.expectedRevision !== undefined && request.expectedRevision !== revision) {
      throw platformRefusals.RevisionIsStale({ field: 'If-Match', revision, position });
    }
    await this.migrations.of(sent.command, request);
    const wouldRecord = await this.decided(sent, stream);
    await this.claims.check(decider, stream, wouldRecord);
    return { id, revision, position, wouldRecord };
  }

  /**
   * What happens, where the sender may act upon the client. A second pair of eyes may do what waits
   * for it about any client; where nothing does, it learns no more than whoever is out of reach.
   */
  private async decided(sent: Sent, stream: Stream): Promise<readonly Fact[]> {
    const inReach = () => this.reach.check(...reachOf(sent, stream));
    if (!isAboutAnyClient(sent.command)) {
      await inReach();
      const facts = await this.factsOf(sent, stream);
      await this.reach.check(...reachOfFacts(sent, stream, facts));
      return facts;
    }
    try {
      return await this.factsOf(sent, stream);
    } catch (error) {
      await inReach();
      throw error;
    }
  }

  /** One decision upon one state; `stale` where that state turns out not to be the last. */
  private async attempt(
    sent: Sent,
    stream: Stream,
    fresh: boolean,
    claimed: Promise<void>,
  ): Promise<Receipt | 'stale'> {
    const { id, request } = sent;
    const before = this.answered(sent, stream);
    if (before) return before;
    const { revision, position } = stream;
    if (request.expectedRevision !== undefined && request.expectedRevision !== revision) {
      if (!fresh) return 'stale';
      throw platformRefusals.RevisionIsStale({ field: 'If-Match', revision, position });
    }
    const migrationId = await this.migrations.of(sent.command, request);
    let facts: readonly Fact[];
    try {
      facts = await this.decided(sent, stream);
      if (facts.length === 0 && !fresh) return 'stale';
      await claimed;
      await this.claims.take(sent.decider, stream, facts);
    } catch (error) {
      // What is refused upon a remembered state is decided again upon the one that is stored.
      if (!fresh && error instanceof Refusal) return 'stale';
      throw error;
    }
    if (facts.length === 0) return { id, revision, position };
    return this.append(sent, stream, this.eventsOf(sent, facts, migrationId));
  }

  private async append(
    sent: Sent,
    stream: Stream,
    events: readonly NewEvent[],
  ): Promise<Receipt | 'stale'> {
    try {
      const { revision, position } = await this.store.append(stream.name, events, stream.revision);
      const at = this.clock.now().toISOString();
      const recorded = events.map((event, index): Recorded => ({
        ...event,
        opened: event.data,
        eventId: event.id,
        stream: stream.name,
        revision: stream.revision + 1 + index,
        position,
        at,
      }));
      this.streams.advance(sent.decider, stream, recorded);
      this.ownWrites.appended(recorded);
      this.metrics.appended(events.length);
      return { id: sent.id, revision, position };
    } catch (error) {
      if (error instanceof StaleRevision) return 'stale';
      this.streams.forget(stream.name);
      throw error;
    }
  }

  private async factsOf({ decider, command, request }: Sent, stream: Stream) {
    const consulted = await this.rows.look(decider.consult(command, request.actor, stream.state));
    return decider.decide(command, stream.state, {
      now: this.clock.now().toISOString(),
      today: this.clock.today(),
      timeZone: this.settings.timeZone,
      actor: request.actor,
      ...consulted,
    });
  }

  private eventsOf(
    sent: Sent,
    facts: readonly Fact[],
    migrationId: string | undefined,
  ): readonly NewEvent[] {
    const { decider, id, request, name } = sent;
    const { idempotencyKey, actor } = request;
    const reason = (sent.command as { readonly reason?: unknown }).reason;
    const about: Omit<Metadata, 'version'> = {
      actor,
      ...(request.onBehalfOf === undefined ? {} : { onBehalfOf: request.onBehalfOf }),
      command: name,
      $correlationId: request.correlationId,
      ...(request.causationId === undefined ? {} : { $causationId: request.causationId }),
      ...(idempotencyKey === undefined ? {} : { idempotencyKey, fingerprint: sent.fingerprint }),
      tenant: this.settings.tenant,
      businessDate: this.clock.today(),
      ...(typeof reason === 'string' ? { reason } : {}),
      ...(migrationId !== undefined && { migrationId }),
      ...(sent.seen.length > 0 && { seen: sent.seen }),
    };
    return facts.map(({ type, data }, index) => ({
      id:
        idempotencyKey === undefined
          ? randomUUID()
          : derivedUuid(this.settings.tenant, decider.stream, id, idempotencyKey, index),
      type,
      data,
      metadata: {
        version: decider.events[type]?.version ?? 1,
        ...about,
        ...personalIn(decider.events[type], data),
      },
    }));
  }

  /** The first answer to a key, where the stream holds it. */
  private answered({ id, request, fingerprint }: Sent, stream: Stream): Receipt | undefined {
    const { idempotencyKey } = request;
    const before = idempotencyKey === undefined ? undefined : stream.answered.get(idempotencyKey);
    if (!before) return undefined;
    // A process that was interrupted may know more the second time; what it did stands.
    if (!request.system && before.fingerprint !== fingerprint) {
      throw platformRefusals.IdempotencyKeyReused({ field: 'Idempotency-Key' });
    }
    return { id, revision: before.revision, position: before.position };
  }

  /** What a process sends is keyed by the event that caused it, so nobody else can hold its key. */
  private claim({ request, fingerprint }: Sent): Promise<void> {
    const { idempotencyKey, system } = request;
    if (system || idempotencyKey === undefined) return Promise.resolve();
    const key = `${this.settings.tenant}:${idempotencyKey}`;
    const claimed = this.keys.claim(key, fingerprint, this.clock.now().toISOString());
    // Awaited before the append; until then a failure must not count as unhandled.
    claimed.catch(() => undefined);
    return claimed;
  }
}

/** The clients that only the decision has found a command to be about. */
function reachOfFacts(sent: Sent, stream: Stream, facts: readonly Fact[]) {
  const [allowed, known, request] = reachOf(sent, stream);
  const found = facts.map(({ data }) => (data as { readonly clientId?: unknown }).clientId);
  const clients =
    sent.decider.by === 'clientId' ? [] : found.filter((id) => typeof id === 'string');
  return [allowed, [...new Set(clients)].filter((id) => !known.includes(id)), request] as const;
}

/** Whom a command is about: the client it names, and the client or owner of its stream. */
function reachOf(sent: Sent, stream: Stream): Parameters<Reach['check']> {
  const { decider, command, name, request } = sent;
  const isOpened = decider.by === 'clientId' && decider.opens(command);
  const named = (command as { readonly clientId?: unknown }).clientId;
  const ofStream = (stream.state as { readonly clientId?: unknown } | undefined)?.clientId;
  const clients = [isOpened ? undefined : named, ofStream].filter((id) => typeof id === 'string');
  const own = { id: sent.id, owner: decider.whose?.(stream.state) };
  return [decider.allow[name] ?? [], [...new Set(clients)], request, own];
}
