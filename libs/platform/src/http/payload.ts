import type { ExecutionContext } from '@nestjs/common';
import { createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** A command: the body and the path as one message, the path having the last word. */
export const Payload = createParamDecorator((_: unknown, context: ExecutionContext): unknown => {
  const { body, params } = context.switchToHttp().getRequest<FastifyRequest>();
  return { ...(body as object), ...(params as object) };
});

/** A query: the query string and the path as one message, the path having the last word. */
export const Ask = createParamDecorator((_: unknown, context: ExecutionContext): unknown => {
  const { query, params } = context.switchToHttp().getRequest<FastifyRequest>();
  return { ...(query as object), ...(params as object) };
});
