import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Column, ColumnType } from './columns.js';
import { cellsOf } from './columns.js';

/** So many rows stand in one group: what is held in memory at once. */
export const rowsInGroup = 10_000;

const elements = {
  BOOLEAN: { type: 'BOOLEAN' },
  INT64: { type: 'INT64' },
  DOUBLE: { type: 'DOUBLE' },
  STRING: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  JSON: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
} as const satisfies Readonly<Record<ColumnType, object>>;

/** Writes a table as Parquet, a group of rows at a time; gives the bytes as they come. */
export class ParquetTable {
  private readonly bytes = new ByteWriter();
  private readonly writer: ParquetWriter;

  constructor(
    private readonly columns: readonly Column[],
    about: Readonly<Record<string, string>>,
  ) {
    this.writer = new ParquetWriter({
      writer: this.bytes,
      schema: [
        { name: 'root', num_children: columns.length },
        ...columns.map(({ name, type }) => ({
          name,
          ...elements[type],
          repetition_type: 'OPTIONAL' as const,
        })),
      ],
      kvMetadata: Object.entries(about).map(([key, value]) => ({ key, value })),
      createdBy: 'rapport',
    });
  }

  async group(rows: readonly object[]): Promise<Buffer> {
    const cells = rows.map((row) => cellsOf(row));
    await this.writer.write({
      columnData: this.columns.map(({ name, type }) => ({
        name,
        data: cells.map((row) => valueOf(row.get(name), type)),
      })),
      rowGroupSize: rowsInGroup,
    });
    return this.taken();
  }

  async end(): Promise<Buffer> {
    await this.writer.finish();
    return this.taken();
  }

  private taken(): Buffer {
    const bytes = Buffer.from(this.bytes.getBytes().slice());
    this.bytes.index = 0;
    return bytes;
  }
}

function valueOf(cell: unknown, type: ColumnType): unknown {
  if (cell === undefined) return undefined;
  if (type === 'INT64') return BigInt(Number(cell));
  return type === 'JSON' ? JSON.stringify(cell) : cell;
}
