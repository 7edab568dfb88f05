// A server that does nothing: it says that every append was done, at once, and keeps no byte of it.
// What the official client reaches against it is the ceiling of any server behind that client.
import { createServer } from 'node:http2';
import { Worker, isMainThread, parentPort } from 'node:worker_threads';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';

const batchAppendPath = '/event_store.client.streams.Streams/BatchAppend';

/** Starts it in a thread of its own, as the embedded node is. */
export async function startSilentServer() {
  const worker = new Worker(new URL(import.meta.url));
  const port = await new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  return {
    url: `esdb://127.0.0.1:${port}?tls=false`,
    stop: () => worker.terminate(),
  };
}

function framed(message) {
  const frame = Buffer.alloc(5 + message.length);
  frame.writeUInt32BE(message.length, 1);
  frame.set(message, 5);
  return frame;
}

/** What a client asks first: all it is told of is the call that carries many appends. */
function supported() {
  const method = new features.SupportedMethod();
  method.setServiceName('event_store.client.streams.streams');
  method.setMethodName('batchappend');
  method.setFeaturesList(['deadline_duration']);
  const methods = new features.SupportedMethods();
  methods.setEventStoreServerVersion('23.10.0');
  methods.setMethodsList([method]);
  return framed(Buffer.from(methods.serializeBinary()));
}

/** `BatchAppendResp.success`: revision 0 at position 1 of the log. */
const done = Buffer.from([0x1a, 8, 0x08, 0, 0x1a, 4, 0x08, 1, 0x10, 1]);

/** The answer begins as the request does, with the correlation id: see streams.proto. */
const answerTo = (message) => {
  if (message[0] !== 0x0a) throw new Error('the correlation id does not come first');
  return framed(Buffer.concat([message.subarray(0, 2 + message[1]), done]));
};

function acknowledge(stream) {
  let rest = Buffer.alloc(0);
  stream.on('data', (chunk) => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const answers = [];
    let at = 0;
    while (bytes.length >= at + 5 && bytes.length >= at + 5 + bytes.readUInt32BE(at + 1)) {
      const end = at + 5 + bytes.readUInt32BE(at + 1);
      answers.push(answerTo(bytes.subarray(at + 5, end)));
      at = end;
    }
    rest = bytes.subarray(at);
    if (answers.length > 0) stream.write(Buffer.concat(answers));
  });
}

if (!isMainThread) {
  const server = createServer({ settings: { initialWindowSize: 4 << 20 } });
  server.on('session', (session) => session.setLocalWindowSize(32 << 20));
  server.on('stream', (stream, headers) => {
    stream.on('error', () => undefined); // the client has gone: the bench is over
    stream.respond(
      { ':status': 200, 'content-type': 'application/grpc+proto' },
      { waitForTrailers: true },
    );
    stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
    if (headers[':path'] === batchAppendPath) acknowledge(stream);
    else stream.resume().on('end', () => stream.end(supported()));
  });
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
}
