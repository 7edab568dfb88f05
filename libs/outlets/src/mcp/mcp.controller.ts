import { Keyless, Log, Undescribed } from '#platform';
import type { McpHttpHandler } from '@modelcontextprotocol/server';
import { All, Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { AssistantTools } from './assistant-tools.js';

const server = { name: 'rapport', title: 'Rapport', version: '1' };
const instructions =
  'Client relationships, loans and risks of a bank, as the person you work for may see them. ' +
  'Amounts are whole numbers in the smallest unit of their currency; days are YYYY-MM-DD. Every ' +
  'query takes asOf (what counts for a day) or knownAt (what was known then). You change nothing: ' +
  'draft a command, show the person what it would record, and let them confirm it.';

/** The queries of the API as tools of an assistant (Model Context Protocol), by the person's token. */
@Undescribed()
@Controller('mcp')
export class McpController {
  private handler: Promise<McpHttpHandler> | undefined;

  constructor(
    private readonly tools: AssistantTools,
    private readonly log: Log,
  ) {}

  @All()
  @Keyless()
  async serve(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const leaving = new AbortController();
    request.raw.once('close', () => {
      leaving.abort();
    });
    const { fetch } = await (this.handler ??= this.made());
    const asked = new Request(new URL(request.url, 'http://rapport'), {
      method: request.method,
      headers: headersOf(request),
      signal: leaving.signal,
    });
    const answer = await fetch(asked, { parsedBody: request.body });
    void reply.status(answer.status);
    for (const [name, value] of answer.headers) void reply.header(name, value);
    await reply.send(answer.body ? Readable.fromWeb(answer.body) : undefined);
  }

  /** The library of the protocol is read when somebody first asks. */
  private async made(): Promise<McpHttpHandler> {
    const { createMcpHandler, Server } = await import('@modelcontextprotocol/server');
    const factory = () => {
      const one = new Server(server, { capabilities: { tools: {} }, instructions });
      one.setRequestHandler('tools/list', () => ({ tools: this.tools.list() }));
      one.setRequestHandler('tools/call', ({ params: { name, arguments: fields = {} } }) =>
        this.tools.call(name, fields),
      );
      return one;
    };
    return createMcpHandler(factory, {
      maxSubscriptions: 100,
      onerror: (error) => {
        this.log.warn({ err: error }, 'an assistant was not understood');
      },
    });
  }
}

const headersOf = ({ headers }: FastifyRequest): Headers =>
  new Headers(
    Object.entries(headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((each): [string, string] => [name, each]),
    ),
  );
