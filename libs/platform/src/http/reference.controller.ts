import type { Schema } from '#kernel';
import { Controller, Get, Header, Inject, Injectable, Param, Redirect, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Public } from '../identity/token.guard.js';
import { platformRefusals } from '../platform.refusals.js';

/** Where the file with the description of the API is. */
export const descriptionToken = Symbol('description');

/** What the description says of one operation. */
export interface Operation {
  readonly operationId: string;
  readonly description?: string;
  readonly 'x-roles'?: readonly string[];
}

/** The description of this API, as `npm run docs` has written it; read when first asked for. */
@Injectable()
export class ApiDescription {
  private read: Schema | undefined;
  private packed: Buffer | undefined;
  private known: ReadonlyMap<string, Operation> | undefined;

  constructor(@Inject(descriptionToken) private readonly file: string) {}

  get document(): Schema {
    this.read ??=
      this.file === '' ? { paths: {} } : (JSON.parse(readFileSync(this.file, 'utf8')) as Schema);
    return this.read;
  }

  /** The same as a tenth of the bytes: every page of the console begins with it. */
  get gzipped(): Buffer {
    this.packed ??= gzipSync(JSON.stringify(this.document));
    return this.packed;
  }

  /** By the id: the name of the command or query. */
  get operations(): ReadonlyMap<string, Operation> {
    const paths = this.document['paths'] as Readonly<Record<string, Record<string, Operation>>>;
    const all = Object.values(paths).flatMap((methods) => Object.values(methods));
    this.known ??= new Map(all.map((operation) => [operation.operationId, operation]));
    return this.known;
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
  showExtensions: true,
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
  @Header('Vary', 'Accept-Encoding')
  document(@Res({ passthrough: true }) reply: FastifyReply): Schema | Buffer {
    const accepted = reply.request.headers['accept-encoding'] ?? '';
    if (!/\bgzip\b/.test(accepted)) return this.description.document;
    void reply.header('Content-Encoding', 'gzip').type('application/json; charset=utf-8');
    return this.description.gzipped;
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
