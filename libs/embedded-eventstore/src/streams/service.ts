import type { Methods } from '../grpc/handler.js';
import type { NodeContext } from '../node-context.js';
import { append } from './append.js';
import { batchAppend } from './batch-append.js';
import { removal } from './delete.js';
import { read } from './read.js';

/** `event_store.client.streams.Streams`. */
export function addStreams(methods: Methods, node: NodeContext): void {
  const add = (name: string, handler: Parameters<Methods['set']>[1]) =>
    methods.set(`/event_store.client.streams.Streams/${name}`, handler);
  add('Read', {
    kind: 'server-stream',
    handle: (request, call, responses) => read(node, request, call, responses),
  });
  add('Append', {
    kind: 'stream',
    isOneAnswer: true,
    handle: (call, out) => append(node, call, out),
  });
  add('BatchAppend', { kind: 'stream', handle: (call, out) => batchAppend(node, call, out) });
  add('Delete', removal(node, 'delete'));
  add('Tombstone', removal(node, 'tombstone'));
}
