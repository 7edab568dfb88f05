import { MalformedMessage } from '../wire/proto-reader.js';
import type { Call, Handler } from './handler.js';

/** A message of the generated code that can be sent. */
export interface Sendable {
  serializeBinary(): Uint8Array;
}

/** A message type of the generated code that can be received. */
export interface Receivable<Message> {
  deserializeBinary(bytes: Uint8Array): Message;
}

/** The bytes of a generated message. */
export const encode = (message: Sendable): Buffer => Buffer.from(message.serializeBinary());

/** The generated message in these bytes; throws `MalformedMessage`. */
export function decode<Message>(type: Receivable<Message>, bytes: Uint8Array): Message {
  try {
    return type.deserializeBinary(bytes);
  } catch (error) {
    throw new MalformedMessage(error instanceof Error ? error.message : String(error));
  }
}

/** A method with one request and one answer, both messages of the generated code. */
export function unary<Request>(
  type: Receivable<Request>,
  handle: (request: Request, call: Call) => Sendable | Promise<Sendable>,
): Handler {
  return {
    kind: 'unary',
    handle: async (bytes, call) => encode(await handle(decode(type, bytes), call)),
  };
}
