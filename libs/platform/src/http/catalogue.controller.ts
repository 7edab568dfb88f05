import type { Codes, Labels } from '#kernel';
import { allCodes, allRefusals } from '#kernel';
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../identity/token.guard.js';
import { Metrics } from '../operations/metrics.js';
import { authorise } from '../identity/authorise.js';
import { requestContext } from '../request-context.js';

/** A closed list of codes with everything that hangs on them. */
interface CodeList {
  readonly title: Labels;
  readonly codes: readonly (Labels & { readonly code: string })[];
}

/** The words of the product: every code and every refusal, in both languages. */
@Public()
@Controller()
export class CatalogueController {
  @Get('codes')
  codes(): readonly CodeList[] {
    return (allCodes as readonly Codes[]).map((codes) => ({
      title: codes.title,
      codes: codes.all.map((code) => ({ code, ...codes(code) })),
    }));
  }

  @Get('refusals')
  refusals() {
    return allRefusals.map(({ code, labels, status }) => ({ code, status, ...labels }));
  }
}

@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  async read(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    authorise(['service', 'administrator'], requestContext());
    void reply.type(this.metrics.registry.contentType);
    return this.metrics.registry.metrics();
  }
}
