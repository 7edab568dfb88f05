import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Injectable, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { platformRefusals } from '../platform.refusals.js';
import { requestContext } from '../request-context.js';
import { Identity } from './identity.js';
import { Tokens } from './tokens.js';

const openToAll = 'rapport:public';

/** Answers without a token: health and the API reference, and nothing else. */
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
    return true;
  }
}
