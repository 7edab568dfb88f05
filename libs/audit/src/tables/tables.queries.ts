import { defineCodes, defineRefusals, IsCode, IsKnownAt, IsText } from '#kernel';
import { IsOptional } from 'class-validator';

export const TableFormat = defineCodes(
  { en: 'Format of a table', zh: '表格格式' },
  { csv: { en: 'CSV', zh: 'CSV 文本' }, parquet: { en: 'Parquet', zh: 'Parquet 列式文件' } },
);

/** Asks for every row of a view, as it was known then, that the asker sees. */
export class ExportTable {
  /** The name of the view: `loan-book`. */
  @IsText({ max: 80 }) readonly view!: string;

  @IsCode(TableFormat) readonly format!: 'csv' | 'parquet';

  /** As it was known on the evening of a day, at a moment or position; now where it is left out. */
  @IsOptional() @IsKnownAt() readonly knownAt?: string;
}

export const { NoSuchView } = defineRefusals({
  NoSuchView: { en: 'There is no such view.', zh: '没有该视图', status: 404 },
});
