import { appendTooLarge, toRpcError } from '../grpc/errors.js';
import type { Call, Requests, Responses } from '../grpc/handler.js';
import type { NodeContext } from '../node-context.js';
import type { AppendResult } from '../store/append-result.js';
import { frame } from '../wire/event-frame.js';
import { ProtoReader } from '../wire/proto-reader.js';
import { EMPTY, ProtoWriter } from '../wire/proto-writer.js';
import { readProposedEvent, type ProposedEvent } from '../wire/proposed-event.js';
import { readUuid } from '../wire/uuid.js';
import { readAppendTarget, requireWritable, type AppendTarget } from './append-target.js';
import { batchError, batchFailure, batchSuccess, timedOut } from './batch-answers.js';
import { streamIdentifier } from './read-frames.js';

/** An append of which parts may still come, or whose commit is awaited. */
interface OpenAppend {
  readonly correlation: Buffer;
  readonly target: AppendTarget;
  readonly events: ProposedEvent[];
  bytes: number;
  isSubmitted: boolean;
}

interface BatchRequest {
  correlation: Buffer;
  target: AppendTarget | undefined;
  events: ProtoReader[];
  isFinal: boolean;
}

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
    call.onClose(() => clearInterval(this.deadlines));
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
      events: [],
      bytes: 0,
      isSubmitted: false,
    };
    this.open.set(id, append);
    try {
      this.node.gatekeeper.authorize(this.call, 'write', target.stream);
      requireWritable(target.stream);
    } catch (error) {
      this.settle(id, append, batchFailure(toRpcError(error)));
      return;
    }
    if (target.deadlineMs <= Date.now()) this.settle(id, append, timedOut());
    else if (Number.isFinite(target.deadlineMs)) this.watchDeadlines();
  }

  private collect(append: OpenAppend, request: BatchRequest): void {
    for (const reader of request.events) {
      const event = readProposedEvent(reader);
      append.bytes += event.data.length;
      if (append.bytes > this.node.maxAppendBytes) throw appendTooLarge(this.node.maxAppendBytes);
      append.events.push(request.isFinal ? event : detached(event));
    }
  }

  private submit(id: string, append: OpenAppend): void {
    append.isSubmitted = true;
    const { target, events } = append;
    try {
      this.node.log.append(target.stream, target.expected, events, (result: AppendResult) => {
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
    const { correlation, target } = append;
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
        if (append.target.deadlineMs <= now) this.settle(id, append, timedOut());
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

/** A copy that does not hold on to the message it came in. */
const detached = (event: ProposedEvent): ProposedEvent => ({
  ...event,
  metadata: Buffer.from(event.metadata),
  data: Buffer.from(event.data),
});
