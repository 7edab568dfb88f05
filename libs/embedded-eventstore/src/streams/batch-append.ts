import { serverBusy, toRpcError } from '../grpc/errors.js';
import type { Call, Requests, Responses } from '../grpc/handler.js';
import type { NodeContext } from '../node-context.js';
import type { AppendResult } from '../store/appending/append-result.js';
import { frame } from '../wire/event-frame.js';
import { ProtoReader } from '../wire/proto-reader.js';
import { EMPTY, ProtoWriter } from '../wire/proto-writer.js';
import { readUuid } from '../wire/uuid.js';
import { readAppendTarget, requireWritable, type AppendTarget } from './append-target.js';
import { batchError, batchFailure, batchSuccess, timedOut } from './batch-answers.js';
import { IncomingEvents } from './incoming-events.js';
import { streamIdentifier } from './read-frames.js';

/** An append of which parts may still come, or whose commit is awaited. */
interface OpenAppend {
  readonly correlation: Buffer;
  readonly target: AppendTarget;
  readonly incoming: IncomingEvents;
  /** Milliseconds since 1970 after which it is no longer awaited. */
  readonly deadlineMs: number;
  isSubmitted: boolean;
}

interface BatchRequest {
  correlation: Buffer;
  target: AppendTarget | undefined;
  events: ProtoReader[];
  isFinal: boolean;
}

/** How long the rest of an append may take to come, whatever its deadline. */
const UNFINISHED_MS = 60_000;
/** Appends of one call that are open at a time. */
const MAX_OPEN = 20_000;
/** How often deadlines are looked at while appends are open. */
const DEADLINE_CHECK_MS = 100;

/** `Streams.BatchAppend`: one call carries all appends of a client, told apart by an id. */
export function batchAppend(node: NodeContext, call: Call, responses: Responses): Requests {
  return new BatchAppend(node, call, responses);
}

/** Every append is answered exactly once: an answer that nobody awaits kills some clients. */
class BatchAppend implements Requests {
  private readonly open = new Map<string, OpenAppend>();
  private answers: Buffer[] = [];
  private hasEnded = false;
  private deadlines: NodeJS.Timeout | undefined;

  constructor(
    private readonly node: NodeContext,
    private readonly call: Call,
    private readonly responses: Responses,
  ) {
    call.onClose(() => {
      clearInterval(this.deadlines);
      for (const { incoming } of this.open.values()) incoming.release();
    });
  }

  message(bytes: Buffer): void {
    const request = readRequest(bytes);
    const id = readUuid(new ProtoReader(request.correlation));
    if (request.target && !this.open.has(id)) this.begin(id, request.correlation, request.target);
    const append = this.open.get(id);
    if (!append || append.isSubmitted) return; // it was answered already, with an error
    try {
      this.collect(append, request);
    } catch (error) {
      this.settle(id, append, batchFailure(toRpcError(error)));
      return;
    }
    if (request.isFinal) this.submit(id, append);
  }

  end(): void {
    this.hasEnded = true;
    this.endWhenDone();
  }

  private begin(id: string, correlation: Buffer, target: AppendTarget): void {
    const append = {
      correlation: Buffer.from(correlation),
      target,
      incoming: new IncomingEvents(this.node),
      deadlineMs: Math.min(target.deadlineMs, Date.now() + UNFINISHED_MS),
      isSubmitted: false,
    };
    this.open.set(id, append);
    try {
      if (this.open.size > MAX_OPEN) throw serverBusy();
      this.node.gatekeeper.authorize(this.call, 'write', target.stream);
      requireWritable(target.stream);
    } catch (error) {
      this.settle(id, append, batchFailure(toRpcError(error)));
      return;
    }
    if (target.deadlineMs <= Date.now()) this.settle(id, append, timedOut());
    else this.watchDeadlines();
  }

  private collect({ incoming }: OpenAppend, request: BatchRequest): void {
    for (const reader of request.events) {
      if (request.isFinal) incoming.add(reader);
      else incoming.hold(reader);
    }
  }

  private submit(id: string, append: OpenAppend): void {
    append.isSubmitted = true;
    const { target, incoming } = append;
    const { events } = incoming;
    incoming.release();
    try {
      this.node.log.append(target.stream, target.expected, events, (result: AppendResult) => {
        // The node resets the call when it stops, which is the answer then.
        if (result.kind === 'failed' && result.reason === 'stopped') return;
        const body =
          result.kind === 'done'
            ? batchSuccess(result, events.length)
            : batchError(result, target.stream, target.expected);
        this.settle(id, append, body);
      });
    } catch (error) {
      this.settle(id, append, batchFailure(toRpcError(error))); // what is stored is damaged
    }
  }

  /** Answers, unless that was done: a commit may come after the deadline. */
  private settle(id: string, append: OpenAppend, body: Buffer): void {
    if (this.open.get(id) !== append) return;
    this.open.delete(id);
    const { correlation, target, incoming } = append;
    incoming.release();
    const answer = Buffer.concat([
      new ProtoWriter().bytes(1, correlation).done(),
      body,
      new ProtoWriter().bytes(4, streamIdentifier(target.stream)).done(),
    ]);
    if (!this.answers.length) queueMicrotask(() => this.flush());
    this.answers.push(frame(answer));
  }

  /** Answers of one commit go out together. */
  private flush(): void {
    const { answers } = this;
    this.answers = [];
    this.responses.send(answers);
    this.endWhenDone();
  }

  private endWhenDone(): void {
    if (this.hasEnded && !this.open.size && !this.answers.length) this.responses.end();
  }

  /** After the deadline the writer must hear that it is unknown whether the append was done. */
  private watchDeadlines(): void {
    this.deadlines ??= setInterval(() => {
      const now = Date.now();
      for (const [id, append] of this.open) {
        const { isSubmitted, target } = append;
        const deadlineMs = isSubmitted ? target.deadlineMs : append.deadlineMs;
        if (deadlineMs <= now) this.settle(id, append, timedOut());
      }
      if (this.open.size) return;
      clearInterval(this.deadlines);
      this.deadlines = undefined;
    }, DEADLINE_CHECK_MS).unref();
  }
}

function readRequest(message: Buffer): BatchRequest {
  const request: BatchRequest = {
    correlation: EMPTY,
    target: undefined,
    events: [],
    isFinal: false,
  };
  const reader = new ProtoReader(message);
  while (reader.more()) {
    const tag = reader.uint();
    if (tag === 10) request.correlation = reader.bytes();
    else if (tag === 18) request.target = readAppendTarget(reader.message());
    else if (tag === 26) request.events.push(reader.message());
    else if (tag === 32) request.isFinal = reader.uint() === 1;
    else reader.skip(tag);
  }
  return request;
}
