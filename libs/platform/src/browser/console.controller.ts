import {
  Controller,
  Get,
  Header,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Redirect,
  Req,
  Res,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Settings } from '../configuration/settings.js';
import { Undescribed } from '../http/openapi.js';
import { LocalTokens } from '../identity/issued/local-tokens.js';
import { Public } from '../identity/token.guard.js';
import { platformRefusals } from '../platform.refusals.js';
import { Tables } from '../stores/tables.js';
import type { ConsoleFile } from './console-files.js';
import { consoleFiles, encodingFor } from './console-files.js';
import { beginSession, endSession } from './session.js';
import { redeemLink } from './sign-in-links.js';

/** The folder of the built console. */
export const consoleFolderToken = Symbol('console folder');

const contentSecurityPolicy = [
  "default-src 'none'",
  ...["script-src 'self'", "style-src 'self'", "connect-src 'self'", "font-src 'self'"],
  ...["img-src 'self' data:", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"],
  "require-trusted-types-for 'script'",
].join('; ');

/** The console: its files, and who is signed in to it. */
@Public()
@Undescribed()
@Controller('console')
export class ConsoleController {
  private readonly files: ReadonlyMap<string, ConsoleFile>;

  constructor(
    @Inject(consoleFolderToken) folder: string,
    private readonly settings: Settings,
    private readonly tables: Tables,
    private readonly tokens: LocalTokens,
  ) {
    this.files = consoleFiles(folder);
  }

  /** Signs a person in by a link that is used once. */
  @Get('sign-in')
  @Redirect('/console', 303)
  @Header('Referrer-Policy', 'no-referrer')
  async signIn(
    @Query('link') link = '',
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    if (this.settings.issuer !== '') throw platformRefusals.SignInLinkInvalid();
    const { personId, token } = await redeemLink(this.settings, this.tables, link.slice(0, 100));
    const issue = { personId, use: 'console', issuedBy: personId } as const;
    beginSession(request, reply, await this.tokens.issued(token, issue));
  }

  @Post('sign-out')
  @HttpCode(204)
  signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): void {
    endSession(request, reply);
  }

  @Get()
  page(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Buffer {
    return this.send('index.html', request, reply);
  }

  /** Every address of the console shows its one page, which then finds its way. */
  @Get('*')
  file(
    @Param('*') name: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Buffer {
    const isFile = this.files.has(name);
    if (!isFile && name.startsWith('assets/')) throw platformRefusals.NoSuchRoute();
    return this.send(isFile ? name : 'index.html', request, reply);
  }

  private send(name: string, { headers }: FastifyRequest, reply: FastifyReply): Buffer {
    const file = this.files.get(name);
    if (!file) throw platformRefusals.NoSuchRoute();
    const accepted = headers['accept-encoding'];
    const encoding = encodingFor([accepted].flat().join(','));
    void reply.headers({
      'Content-Type': file.type,
      'Content-Security-Policy': contentSecurityPolicy,
      'Cache-Control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
      Vary: 'Accept-Encoding',
      ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
    });
    return file.in(encoding);
  }
}
