import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BadLine } from '../bad-line.js';
import { indexOf, usCommands } from './us-facts.js';
import { surveyUs } from './us-file.js';
import { usRow } from './us-row.js';
import { firmYear } from './us.examples.js';

const index = indexOf(
  new Map([
    [
      'A',
      new Map([
        [2014, 100],
        [2015, 50],
      ]),
    ],
    [
      'B',
      new Map([
        [2014, 100],
        [2015, 100],
      ]),
    ],
    [
      'C',
      new Map([
        [2014, 100],
        [2015, 400],
      ]),
    ],
    ['D', new Map([[2015, 7]])],
  ]),
);
const about = { company: 'C_1', lastYear: 2015, failed: true };

describe('a firm-year', () => {
  it('holds amounts in cents', () => {
    const { accounts, marketValue, company, year } = usRow(firmYear);
    expect({ company, year, marketValue }).toEqual({
      company: 'C_1',
      year: 2015,
      marketValue: 37_275_190_000,
    });
    expect(accounts).toMatchObject({ net_income: -3_516_300_000, total_assets: 74_099_800_000 });
  });

  it.each([
    ['year', 'soon'],
    ['company_name', 'C 1'],
    ['status_label', 'asleep'],
    ['ebitda', '1e5'],
    ['ebitda', ''],
    ['total_assets', '999999999.99'],
  ])('with %s of "%s" cannot be read', (field, value) => {
    const read = () => usRow({ ...firmYear, [field]: value });
    expect(read).toThrow(BadLine);
    expect(read).toThrow(expect.objectContaining({ field }) as Error);
  });
});

describe('a company', () => {
  const commands = usCommands(about, [usRow(firmYear)], 'firms.csv', index);

  it('is a client, its statements with their market values, and its bankruptcy', () =>
    expect(commands.map(({ constructor }) => constructor.name)).toEqual([
      'MigrateClient',
      'MigrateStatement',
      'MigrateMarketFigure',
      'ReceiveSignal',
    ]));

  it('says what was assumed', () => {
    const [, statement, market, signal] = commands;
    expect(statement).toMatchObject({ knownOn: '2016-03-31', origin: { source: 'firms.csv' } });
    expect(market).toMatchObject({ on: '2015-12-31', index: { level: '100.000000' } });
    expect(signal).toMatchObject({
      code: 'bankruptcyFiled',
      happenedOn: '2016-06-30',
      origin: { assumed: ['happenedOn', 'knownOn'] },
    });
  });

  it('that stands has no bankruptcy', () =>
    expect(usCommands({ ...about, failed: false }, [usRow(firmYear)], 'x', index)).toHaveLength(3));
});

describe('the index of the market', () => {
  it('grows by the median of the companies that stand in both years', () =>
    expect([...index]).toEqual([
      [2014, '100.000000'],
      [2015, '100.000000'],
    ]));
});

describe('a file of statements', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-statements-'));
  const survey = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    return surveyUs(join(folder, name));
  };
  const ratios = "% UCI\n@relation '1year'\n\n@attribute Attr1 numeric\n@data\n0.2\n";

  it.each<[string, string | Buffer]>([
    ['ratios.arff', ratios],
    ['ratios.arff.gz', gzipSync(ratios)],
  ])('holds no ratios of nobody: %s is refused, and the reason told', (name, content) =>
    expect(survey(name, content)).rejects.toThrow(/without company.*没有企业/s),
  );

  it('says which columns it lacks', () =>
    expect(survey('short.csv', 'company_name,year\nC_1,2015\n')).rejects.toThrow(
      /no column .*status_label.*文件缺少列/s,
    ));
});
