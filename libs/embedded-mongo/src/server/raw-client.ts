import { connect } from 'node:net';
import { serialize } from 'bson';
import { decode } from '../bson/decode.js';
import type { Doc } from '../bson/values.js';
import { MessageReader, OpCode } from './wire.js';

/** A client without a driver, for specs: it sends the bytes it is told to. */

/** A message of any opcode and content. */
export function message(opCode: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const head = Buffer.alloc(16);
  head.writeInt32LE(16 + content.length, 0);
  head.writeInt32LE(1, 4);
  head.writeInt32LE(opCode, 12);
  return Buffer.concat([head, content]);
}

export const flags = (value: number): Buffer => Buffer.from([value, 0, 0, 0]);

/** The section that holds a command. */
export const body = (doc: Doc): Buffer => Buffer.concat([Buffer.from([0]), serialize(doc)]);

/** Sends bytes and answers so many replies, or fewer when the server hangs up before. */
export function exchangeWith(port: number, bytes: Buffer, replies = 1): Promise<readonly Doc[]> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const reader = new MessageReader();
    const received: Doc[] = [];
    const end = () => {
      socket.destroy();
      resolve(received);
    };
    socket.on('data', (chunk) => {
      reader.push(chunk);
      for (let next = reader.next(); next; next = reader.next()) {
        received.push(decode(next, next.readInt32LE(12) === OpCode.Reply ? 36 : 21));
        if (received.length === replies) end();
      }
    });
    socket.on('close', end);
    socket.on('error', end);
    socket.write(bytes);
  });
}

/** Runs one command, with exactly the fields given. */
export async function command(port: number, doc: Doc): Promise<Doc | undefined> {
  const [reply] = await exchangeWith(port, message(OpCode.Message, flags(0), body(doc)));
  return reply;
}
