import { Ask, authorise, EventStore, Log, requestContext } from '#platform';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { decodeJwt } from 'jose';
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { constants, createGzip, gzip } from 'node:zlib';
import { promisify } from 'node:util';
import { outletRefusals } from '../outlet/outlet.refusals.js';
import type { Way } from '../outlet/readings.js';
import { EventSight, readers } from './event-sight.js';
import { eventStream } from './event-stream.js';
import type { Reader } from './feed.js';
import { Feed } from './feed.js';
import { feedRefusals } from './feed.refusals.js';
import { OutletMetrics } from '../outlet-metrics.js';
import { ReadEventPage, ReadEvents } from './read-events.js';
import { Tail } from './tail.js';
import type { Wanted } from './wanted.js';

/** How many may have a stream open in one process. */
const mostStreams = 2_000;
const ordinaryPage = 500;

/** The events for other services: as a stream, and as pages. */
@Controller('events')
export class EventsController {
  private streams = 0;

  constructor(
    private readonly feed: Feed,
    private readonly tail: Tail,
    private readonly store: EventStore,
    private readonly metrics: OutletMetrics,
    private readonly sights: EventSight,
    private readonly log: Log,
  ) {}

  /** Catches up from a position, then goes on live; ends with a position to resume from. */
  @Get()
  async stream(
    @Ask() query: ReadEvents,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.mayRead(query);
    if (this.streams >= mostStreams) throw feedRefusals.TooManyReaders({ most: mostStreams });
    const after = await this.after(lastEventId(request) ?? query.from);
    const leaving = new AbortController();
    const reader = this.readerOf(query, after, 'sse');
    this.metrics.reading(++this.streams);
    const stream = eventStream(
      this.feed,
      { ...reader, signal: leaving.signal },
      {
        expiresAt: expiryOf(request),
        ending: this.tail.ending,
        stalled: () => {
          this.metrics.stalled();
        },
      },
    );
    stream.once('close', () => {
      this.metrics.reading(--this.streams);
    });
    stream.once('error', (error) => {
      this.log.warn({ err: error }, 'a stream of events was cut short');
    });
    request.raw.once('close', () => {
      leaving.abort();
      stream.destroy();
    });
    void reply.headers({
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    await reply.send(wantsGzip(request) ? zipped(stream, reply) : stream);
  }

  /** One page of JSON lines. `Link` and `X-Next-Position` say where the next begins. */
  @Get('pages')
  async page(
    @Ask() query: ReadEventPage,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.mayRead(query);
    const leaving = new AbortController();
    request.raw.once('close', () => {
      leaving.abort();
    });
    const reader: Reader = {
      ...this.readerOf(query, await this.after(query.from), 'page'),
      signal: leaving.signal,
    };
    const { lines, upTo } = await this.feed.page(reader, query.limit ?? ordinaryPage);
    const text = lines.map((line) => `${line.text}\n`).join('');
    const etag = `"${createHash('sha256').update(`${upTo} ${text}`).digest('base64url').slice(0, 27)}"`;
    const next = new URL(request.url, 'http://rapport');
    next.searchParams.set('from', String(upTo));
    void reply.headers({
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      'Cache-Control': 'private, no-cache',
      ETag: etag,
      Link: `<${next.pathname}${next.search}>; rel="next"`,
      Vary: 'Authorization, Accept-Encoding',
      'X-Next-Position': String(upTo),
    });
    if (request.headers['if-none-match']?.split(/, */).includes(etag) === true) {
      await reply.status(304).send();
    } else if (wantsGzip(request) && text.length > 1_000) {
      await reply.header('Content-Encoding', 'gzip').send(await promisify(gzip)(text));
    } else {
      await reply.send(text);
    }
  }

  /** @throws NotAllowed; NoOutlet where a service has none that is active */
  private async mayRead({ outlet }: ReadEvents): Promise<void> {
    const request = requestContext();
    authorise(readers, request);
    if (!(await this.sights.of(request, outlet))) throw outletRefusals.NoOutlet();
  }

  private readerOf(query: ReadEvents, after: number, by: Way): Omit<Reader, 'signal'> {
    return {
      after,
      by,
      wanted: wantedOf(query),
      shape: query.shape ?? 'newest',
      outletId: query.outlet,
      request: requestContext(),
    };
  }

  /** @throws PositionAhead where the log has not come that far */
  private async after(from = 'start'): Promise<number> {
    if (from === 'start') return -1;
    const head = (await this.store.head()) ?? -1;
    if (from === 'now') return head;
    const position = Number(from);
    if (position <= Math.max(head, this.tail.end)) return position;
    throw feedRefusals.PositionAhead({ field: 'from', found: position, end: head });
  }
}

const wantedOf = ({ types, category, client }: ReadEvents): Wanted => ({
  types,
  categories: category,
  clients: client === undefined ? undefined : [client],
});

/** What a client that connects again has received last. */
function lastEventId({ headers }: FastifyRequest): string | undefined {
  const id = headers['last-event-id'];
  if (id === undefined || id === '') return undefined;
  if (typeof id === 'string' && /^\d{1,16}$/.test(id)) return id;
  if (id === '-1') return 'start';
  throw feedRefusals.NotAPosition({ field: 'Last-Event-ID' });
}

/** When the token expires. The guard has verified it. */
function expiryOf({ headers: { authorization = '' } }: FastifyRequest): number {
  const { exp } = decodeJwt(authorization.replace(/^Bearer /i, ''));
  return exp === undefined ? Infinity : exp * 1_000;
}

const wantsGzip = ({ headers }: FastifyRequest): boolean =>
  /\bgzip\b(?!;q=0(\.0*)?(,|$))/.test(headers['accept-encoding']?.toString() ?? '');

/** A small window: hundreds of streams are open at once, and events repeat themselves near by. */
function zipped(stream: Readable, reply: FastifyReply): Readable {
  const zip = createGzip({ flush: constants.Z_SYNC_FLUSH, windowBits: 13, memLevel: 6 });
  void reply.header('Content-Encoding', 'gzip');
  return pipeline(stream, zip, () => undefined);
}
