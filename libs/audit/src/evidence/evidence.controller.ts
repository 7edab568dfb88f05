import { apart, Ask, authorise, requestContext } from '#platform';
import { Controller, Get, StreamableFile } from '@nestjs/common';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import { Evidence, takers } from './evidence.js';
import { ExportEvidence } from './evidence.queries.js';
import { tarOf } from './tar.js';

/** Events with all that proves them, to be taken out of the house. */
@Controller('audit/evidence')
export class EvidenceController {
  constructor(private readonly evidence: Evidence) {}

  /** An archive: `tar xzf evidence.tar.gz && node evidence/verify.mjs`. */
  @Get()
  async export(@Ask() query: ExportEvidence) {
    authorise(takers, requestContext());
    const wanted = await this.evidence.wanted(query);
    const archive = tarOf(this.evidence.files(wanted), 'evidence', new Date(wanted.takenAt));
    const sent = new PassThrough();
    // Each file goes out once it is made: whoever unpacks it sees how far it is.
    const zipped = createGzip({ flush: constants.Z_SYNC_FLUSH });
    void pipeline(Readable.from(apart(archive)), zipped, sent).catch((error: unknown) =>
      sent.destroy(error instanceof Error ? error : new Error(String(error))),
    );
    return new StreamableFile(sent, {
      type: 'application/gzip',
      disposition: 'attachment; filename="evidence.tar.gz"',
    });
  }
}
