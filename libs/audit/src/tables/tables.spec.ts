import { parquetReadObjects } from 'hyparquet';
import { Columns } from './columns.js';
import { csvHead, csvLine } from './csv.js';
import { ParquetTable } from './parquet.js';

const rows = [
  { id: 'a', amount: { minor: 9_007_199_254_740_991, currency: 'CNY' }, open: true, tags: ['x'] },
  { id: 'b, "c"', amount: { minor: 1, currency: 'JPY' }, share: 0.5, note: '=1+1' },
  { id: 'd', share: 2, note: 7 },
];
const columns = new Columns();
for (const row of rows) columns.note(row);

describe('a table', () => {
  it('has a column for each field of its rows, of the type that holds them all', () =>
    expect(columns.all).toEqual([
      { name: 'amount.currency', type: 'STRING' },
      { name: 'amount.minor', type: 'INT64' },
      { name: 'id', type: 'STRING' },
      { name: 'note', type: 'JSON' },
      { name: 'open', type: 'BOOLEAN' },
      { name: 'share', type: 'DOUBLE' },
      { name: 'tags', type: 'JSON' },
    ]));

  it('as CSV quotes what needs it, and hands no formula to a spreadsheet', () =>
    expect(csvHead(columns.all) + rows.map((row) => csvLine(columns.all, row)).join('')).toBe(
      [
        'amount.currency,amount.minor,id,note,open,share,tags',
        'CNY,9007199254740991,a,,true,,"[""x""]"',
        'JPY,1,"b, ""c""",\'=1+1,,0.5,',
        ',,d,7,,2,',
        '',
      ].join('\r\n'),
    ));

  it('as Parquet keeps whole numbers exactly, group by group', async () => {
    const table = new ParquetTable(columns.all, { view: 'jars' });
    const parts = [await table.group(rows.slice(0, 2)), await table.group(rows.slice(2))];
    const bytes = Buffer.concat([...parts, await table.end()]);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    const read = await parquetReadObjects({ file });
    expect(read).toMatchObject([
      { id: 'a', 'amount.minor': 9_007_199_254_740_991n, open: true, tags: '["x"]' },
      { id: 'b, "c"', 'amount.minor': 1n, share: 0.5, note: '"=1+1"' },
      { id: 'd', share: 2, note: '7' },
    ]);
  });
});
