import { eventsOf } from '@rapport/client';

const text =
  ': hello\nid: 7\n\nid: 8\nevent: end\ndata: {"a":1}\n\nid: 9\ndata: 王\ndata: 五\n\nid: 10\nda';
const expected = [
  { id: '7', event: 'message', data: undefined },
  { id: '8', event: 'end', data: '{"a":1}' },
  { id: '9', event: 'message', data: '王\n五' },
];

/** The bytes of a text, some at a time. */
// eslint-disable-next-line @typescript-eslint/require-await -- what is read is asynchronous
async function* bytesOf(whole: string, size: number): AsyncIterable<Uint8Array> {
  const bytes = Buffer.from(whole);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('server-sent events', () => {
  it.each([1, 2, 3, 7, 1_000])('are the same in pieces of %i bytes', async (size) => {
    const found: unknown[] = [];
    for await (const event of eventsOf(bytesOf(text, size))) found.push(event);
    expect(found).toEqual(expected);
  });
});
