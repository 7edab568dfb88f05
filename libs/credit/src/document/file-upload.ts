import { Settings } from '#platform';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { join } from 'node:path';
import { largestFileBytes, mediaTypes } from './file-media.js';
import { FileStore, FolderOfFiles } from './file-store.js';

/** Lets requests carry a file as their body; all other routes keep the limit of JSON. */
@Injectable()
export class FileUpload implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    const taken = [...mediaTypes, 'application/octet-stream'];
    const options = { parseAs: 'buffer', bodyLimit: largestFileBytes } as const;
    server.addContentTypeParser(taken, options, (_request, body, done) => {
      done(null, body);
    });
  }
}

/** Files lie in the data folder; every process that answers requests shares it. */
export const fileStoreProvider = {
  provide: FileStore,
  inject: [Settings],
  useFactory: ({ data }: Settings): FileStore => new FolderOfFiles(join(data, 'files')),
};
