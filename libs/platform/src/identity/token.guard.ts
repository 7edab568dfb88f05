import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Injectable, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Definitions } from '../definitions.js';
import { takenOf } from '../http/payload.js';
import { platformRefusals } from '../platform.refusals.js';
import type { RequestContext } from '../request-context.js';
import { requestContext } from '../request-context.js';
import { authorise } from './authorise.js';
import { Identity } from './identity.js';
import { Tokens } from './tokens.js';

const openToAll = 'rapport:public';

/** Answers without a token: health, the API reference, and what brings a signature of its own. */
export const Public = () => SetMetadata(openToAll, true);

/** Whether a method answers without a token. */
export const isPublic = (controller: object, handler: object): boolean =>
  [handler, controller].some((place) => Reflect.getMetadata(openToAll, place) === true);

/** Finds out who asks. What they may do is decided where commands and queries are. */
@Injectable()
export class TokenGuard implements CanActivate {
  constructor(
    private readonly tokens: Tokens,
    private readonly identity: Identity,
    private readonly definitions: Definitions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (isPublic(context.getClass(), context.getHandler())) return true;
    const { authorization = '' } = context.switchToHttp().getRequest<FastifyRequest>().headers;
    const [, token] = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization) ?? [];
    if (token === undefined) throw platformRefusals.NotAuthenticated();
    const { actor, person } = await this.identity.of(await this.tokens.verify(token));
    const request = requestContext();
    request.actor = actor;
    if (person) request.person = person;
    this.authorise(context.getHandler(), request);
    return true;
  }

  /** Whoever may not send a message at all is told so before anything of it is looked at. */
  private authorise(handler: object, request: RequestContext): void {
    const message = takenOf(handler)?.message;
    if (message) request.message = message.name;
    const allowed = message && this.definitions.allowed(message);
    if (allowed) authorise(allowed, request);
  }
}
