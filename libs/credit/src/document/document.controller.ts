import { Ask, authorise, Payload, requestContext } from '#platform';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { IsId, NotFound } from '#kernel';
import { Matches } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GetClientDocuments } from '../views/client-documents.view.js';
import { RecordDocument, RejectDocument, VerifyDocument } from './document.commands.js';
import { documentRefusals } from './document.refusals.js';
import { FileStore } from './file-store.js';

const uploaders = ['relationshipManager', 'riskOfficer', 'service'] as const;

/** The file of one document of a client. */
export class FileAsked {
  @IsId() readonly clientId!: string;

  @Matches(/^[0-9a-f]{64}$/, { message: '$property must be 64 hexadecimal digits' })
  readonly sha256!: string;
}

/** What clients hand in: files by their hash, and the documents that they are. */
@Controller()
export class DocumentController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly files: FileStore,
  ) {}

  /** Takes a file as the body of the request, and answers its hash, size and kind. */
  @Post('files')
  async upload(@Req() { body }: FastifyRequest) {
    authorise(uploaders, requestContext());
    if (!Buffer.isBuffer(body)) throw documentRefusals.FileKindNotTaken({ field: 'Content-Type' });
    return this.files.keep(body);
  }

  @Post('documents')
  async record(@Payload() command: RecordDocument) {
    const { file } = command;
    if (file) {
      const content = await this.files.read(file.sha256);
      if (content?.length !== file.bytes) {
        throw documentRefusals.FileNotStored({ field: 'file.sha256', found: file.sha256 });
      }
    }
    return this.commands.execute(command);
  }

  @Post('documents/:documentId/verifications')
  verify(@Payload() command: VerifyDocument) {
    return this.commands.execute(command);
  }

  @Post('documents/:documentId/rejections')
  reject(@Payload() command: RejectDocument) {
    return this.commands.execute(command);
  }

  @Get('clients/:clientId/documents')
  get(@Ask() query: GetClientDocuments) {
    return this.queries.execute(query);
  }

  /** The file itself, for whoever sees the client and only if it is one of the client's. */
  @Get('clients/:clientId/files/:sha256')
  async download(@Ask() { clientId, sha256 }: FileAsked, @Res() reply: FastifyReply) {
    const { documents } = await this.queries.execute(GetClientDocuments.of({ clientId }));
    const found = documents.find(({ file }) => file?.sha256 === sha256);
    const content = found && (await this.files.read(sha256));
    if (!found?.file || !content) throw NotFound({ field: 'sha256' });
    return reply
      .header('Content-Type', found.file.mediaType)
      .header('Content-Disposition', `attachment; filename="${found.documentId}"`)
      .header('Cache-Control', 'private, no-store')
      .send(content);
  }
}
