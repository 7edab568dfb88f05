import type { Schema } from '#kernel';
import type { Type } from '@nestjs/common';
import { Controller, Get, Header, Inject, Injectable, Param, Redirect, Res } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Definitions } from '../definitions.js';
import { Public } from '../identity/token.guard.js';
import { platformRefusals } from '../platform.refusals.js';
import type { Answers } from './openapi.js';
import { openApiOf } from './openapi.js';

/** What queries answer, as the world says. */
export const answersToken = Symbol('answers');

/** The description of this API, made once. */
@Injectable()
export class ApiDescription {
  private made: Schema | undefined;

  constructor(
    private readonly modules: ModulesContainer,
    private readonly definitions: Definitions,
    @Inject(answersToken) private readonly answers: Answers,
  ) {}

  get document(): Schema {
    const controllers = new Set(
      [...this.modules.values()].flatMap((module) =>
        [...module.controllers.values()].map(({ metatype }) => metatype as Type),
      ),
    );
    this.made ??= openApiOf([...controllers], this.definitions, this.answers);
    return this.made;
  }
}

const assets = new Map([
  ['swagger-ui.css', 'text/css'],
  ['swagger-ui-bundle.js', 'text/javascript'],
  ['favicon-32x32.png', 'image/png'],
]);

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Rapport API</title>
    <link rel="stylesheet" href="reference/swagger-ui.css" />
    <link rel="icon" href="reference/favicon-32x32.png" />
  </head>
  <body>
    <div id="reference"></div>
    <script src="reference/swagger-ui-bundle.js"></script>
    <script src="reference/begin.js"></script>
  </body>
</html>
`;

const begin = `SwaggerUIBundle({
  url: 'openapi.json', dom_id: '#reference', deepLinking: true, persistAuthorization: true,
});
`;

/** The API reference, served from here: no other host is asked for anything. */
@Public()
@Controller()
export class ReferenceController {
  private readonly folder = dirname(
    createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'),
  );

  constructor(private readonly description: ApiDescription) {}

  @Get()
  @Redirect('/reference', 302)
  root(): void {
    return;
  }

  @Get('openapi.json')
  document(): Schema {
    return this.description.document;
  }

  @Get('reference')
  @Header('Content-Type', 'text/html; charset=utf-8')
  page(): string {
    return page;
  }

  @Get('reference/:asset')
  asset(@Param('asset') asset: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const type = asset === 'begin.js' ? 'text/javascript' : assets.get(asset);
    if (type === undefined) throw platformRefusals.NoSuchRoute();
    void reply.header('Cache-Control', 'max-age=86400').type(type);
    return asset === 'begin.js' ? begin : readFileSync(join(this.folder, asset));
  }
}
