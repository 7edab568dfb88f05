import { wrongExpectedVersion } from '../grpc/errors.js';
import type { Handler } from '../grpc/handler.js';
import type { NodeContext } from '../node-context.js';
import type { Acknowledge } from '../store/appending/append-result.js';
import { ProtoReader } from '../wire/proto-reader.js';
import { ProtoWriter } from '../wire/proto-writer.js';
import { appendError } from './append.js';
import { readAppendTarget, requireWritable } from './append-target.js';
import { positionMessage } from './read-frames.js';

/** `Streams.Delete` and `Streams.Tombstone`, which differ only in what they do to the log. */
export function removal(node: NodeContext, method: 'delete' | 'tombstone'): Handler {
  return {
    kind: 'unary',
    handle(request, call) {
      const { stream, expected } = targetOf(request);
      node.gatekeeper.authorize(call, 'delete', stream);
      requireWritable(stream);
      return new Promise((resolve, reject) => {
        const acknowledge: Acknowledge = (result) => {
          if (result.kind === 'done') {
            resolve(new ProtoWriter().bytes(1, positionMessage(result.position)).done());
          } else if (result.kind === 'wrong-revision') {
            reject(wrongExpectedVersion(stream, expected, result.current));
          } else reject(appendError(result, stream));
        };
        node.log[method](stream, expected, acknowledge);
      });
    },
  };
}

function targetOf(request: Buffer) {
  const reader = new ProtoReader(request);
  while (reader.more()) {
    const tag = reader.uint();
    if (tag === 10) return readAppendTarget(reader.message());
    reader.skip(tag);
  }
  return readAppendTarget(new ProtoReader(request, request.length));
}
