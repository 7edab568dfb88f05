import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { runningPlace } from '../../running-place.js';

/** A message of the Model Context Protocol, as far as a carrier looks into it. */
interface Message {
  readonly id?: unknown;
  readonly method?: string;
  readonly params?: {
    readonly name?: string;
    readonly uri?: string;
    readonly _meta?: Readonly<Record<string, unknown>>;
  };
}

/**
 * `rapport mcp`: carries what an assistant on this machine says on standard input to a running API,
 * by the token of its person, and the answers back.
 */
export async function mcp(): Promise<number> {
  const { url, token } = runningPlace('person');
  await carry({ url: new URL('/mcp', url), token }, process.stdin, process.stdout);
  return 0;
}

interface Place {
  readonly url: URL;
  readonly token: string;
}

async function carry(place: Place, from: Readable, to: Writable): Promise<void> {
  const underWay = new Set<Promise<void>>();
  for await (const line of createInterface({ input: from })) {
    if (line.trim() === '') continue;
    const answered = answersTo(line, place)
      .then((answers) => {
        for (const answer of answers) to.write(`${answer}\n`);
      })
      .finally(() => underWay.delete(answered));
    underWay.add(answered);
  }
  await Promise.all(underWay);
}

/** The messages that come back, each in one line. */
async function answersTo(line: string, { url, token }: Place): Promise<readonly string[]> {
  const message = read(line);
  if (message === undefined) return [failure(null, -32700, 'this is no JSON')];
  try {
    const headers = { ...headersOf(message), Authorization: `Bearer ${token}` };
    const response = await fetch(url, { method: 'POST', headers, body: line });
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    if (type.startsWith('text/event-stream')) return dataIn(text);
    if (type.startsWith('application/problem+json')) {
      const { title = text } = JSON.parse(text) as { readonly title?: string };
      return message.id === undefined ? [] : [failure(message.id, -32000, title)];
    }
    return text === '' ? [] : [text];
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return message.id === undefined ? [] : [failure(message.id, -32000, said)];
  }
}

function read(line: string): Message | undefined {
  try {
    return JSON.parse(line) as Message;
  } catch {
    return undefined;
  }
}

/** What HTTP wants said beside the message. */
function headersOf({ method, params }: Message): Readonly<Record<string, string>> {
  const version = params?._meta?.['io.modelcontextprotocol/protocolVersion'];
  const name = params?.name ?? params?.uri;
  return {
    'Content-Type': 'application/json',
    Accept: 'application/json, text/event-stream',
    ...(method !== undefined && { 'Mcp-Method': method }),
    ...(name !== undefined && { 'Mcp-Name': name }),
    ...(typeof version === 'string' && { 'MCP-Protocol-Version': version }),
  };
}

const dataIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice('data:'.length).trim())
    .filter((data) => data !== '');

const failure = (id: unknown, code: number, message: string): string =>
  JSON.stringify({ jsonrpc: '2.0', id, error: { code, message } });
