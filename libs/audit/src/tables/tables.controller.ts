import type { Role } from '#kernel';
import { apart, Ask, authorise, requestContext } from '#platform';
import { Controller, Get, StreamableFile } from '@nestjs/common';
import { Readable } from 'node:stream';
import { ExportTable } from './tables.queries.js';
import { TableExports } from './tables.js';

const takers: readonly Role[] = ['auditor', 'riskOfficer'];
const types = { csv: 'text/csv; charset=utf-8', parquet: 'application/vnd.apache.parquet' };

/** Whole views of any day, as files. */
@Controller('audit/tables')
export class TablesController {
  constructor(private readonly tables: TableExports) {}

  @Get(':view')
  async export(@Ask() query: ExportTable) {
    authorise(takers, requestContext());
    const wanted = await this.tables.wanted(query);
    const { name, format, position } = wanted;
    const rows = Readable.from(apart(this.tables.written(wanted)));
    return new StreamableFile(rows, {
      type: types[format],
      disposition: `attachment; filename="${name}-${position}.${format}"`,
    });
  }
}
