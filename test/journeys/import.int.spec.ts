import { readSba, runImport, surveySba } from '#integration';
import { CommandBus } from '@nestjs/cqrs';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, gunzipSync } from 'node:zlib';
import { contexts } from '../../apps/contexts.js';
import {
  chargedOffLine,
  dollarLine,
  isoLine,
} from '../../libs/integration/src/sba/sba.examples.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { migrationOf, startRapport, startStores } from '../rapport.js';
import { runOnce } from '../standalone.js';

let stores: Stores;
let rapport: Rapport;
let rm: Voice;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  rm = await rapport.as('auditor');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

type Line = Readonly<Record<string, string | undefined>>;
const quoted = (value = '') => (/[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
const csv = (lines: readonly Line[], end = '\n') => {
  const columns = Object.keys(isoLine);
  const rows = lines.map((line) => columns.map((column) => quoted(line[column])).join(','));
  return [columns.join(','), ...rows, ''].join(end);
};
const numbered = (line: Line, index: number): Line => ({
  ...line,
  LoanNr_ChkDgt: String(9_100_000_000 + index),
  Name: `MADE UP ${index}`,
});

async function importing(path: string, abortAfter = Infinity) {
  const file = await surveySba(path);
  const { name, lines } = file;
  const bus = rapport.app.get(CommandBus);
  const aborting = new AbortController();
  let sent = 0;
  const migration = migrationOf(rapport, name, [{ kind: 'loan', count: lines }]);
  const result = await runImport(readSba(path, file, '2026-03-02'), {
    name,
    lines,
    together: 8,
    placeFile: join(stores.folder, 'imports', `${name}.json`),
    reportFile: join(stores.folder, 'imports', `${name}.report.jsonl`),
    migrationId: () => migration.id(),
    execute: (command) => {
      if (++sent === abortAfter) aborting.abort();
      return bus.execute(command);
    },
    signal: aborting.signal,
    onProgress: () => undefined,
  });
  if (!result.interrupted) await migration.end('As the spec wants it.');
  return result;
}

const file = (name: string, content: string | Buffer) => {
  const path = join(stores.folder, name);
  writeFileSync(path, content);
  return path;
};

interface PortfolioLine {
  readonly value: string;
  readonly loans: number;
  readonly approved: { readonly minor: number };
  readonly disbursed: { readonly minor: number };
  readonly writtenOff: { readonly minor: number };
}
const portfolio = async (by: string, after: number): Promise<readonly PortfolioLine[]> =>
  (await rm.get(`/portfolio?by=${by}&after=${after}`).expect(200)).body.lines;

describe('an import', () => {
  it('turns rows into loans, reports bad lines, and stops for none', async () => {
    const lines = [
      isoLine,
      chargedOffLine,
      { ...isoLine, LoanNr_ChkDgt: '9000000031', GrAppv: 'much' },
      { ...isoLine, LoanNr_ChkDgt: '9000000048', MIS_Status: '', State: 'CA' },
    ];
    const path = file('small.csv.gz', gzipSync(csv(lines, '\r\n')));
    const result = await importing(path);
    expect(result).toMatchObject({ imported: 3, bad: 1, skipped: 0, interrupted: false });
    const [reported] = readFileSync(
      join(stores.folder, 'imports', `${(await surveySba(path)).name}.report.jsonl`),
      'utf8',
    ).split('\n');
    expect(JSON.parse(reported ?? '')).toMatchObject({ line: 4, field: 'GrAppv' });
    const byStatus = await portfolio('status', result.position);
    expect(byStatus.map(({ value, loans }) => [value, loans])).toEqual([
      ['settled', 1],
      ['unknown', 1],
      ['writtenOff', 1],
    ]);
  });

  it('adds nothing when it is done again, from the beginning too', async () => {
    const path = file('twice.csv', csv([0, 1, 2].map((index) => numbered(isoLine, index))));
    const { position } = await importing(path);
    const last = `/audit/trail?limit=1&category=loan&sort=-position&after=${position}`;
    const before = await rm.get(last).expect(200);
    expect(await importing(path)).toMatchObject({ imported: 0, skipped: 3 });
    const { name } = await surveySba(path);
    writeFileSync(join(stores.folder, 'imports', `${name}.json`), '{"line":0}');
    expect(await importing(path)).toMatchObject({ imported: 3, bad: 0, skipped: 0 });
    const after = await rm.get(last).expect(200);
    expect(after.body.items).toEqual(before.body.items);
  });

  it('goes on where it was interrupted, and loses no line', async () => {
    const path = file(
      'interrupted.csv',
      csv(
        Array.from({ length: 60 }, (_, index) =>
          numbered({ ...isoLine, State: 'WY' }, 100 + index),
        ),
      ),
    );
    const first = await importing(path, 50);
    expect(first.interrupted).toBe(true);
    const second = await importing(path);
    expect(first.imported + second.imported).toBeGreaterThanOrEqual(60);
    const byRegion = await portfolio('region', second.position);
    expect(byRegion.find(({ value }) => value === 'US:WY')?.loans).toBe(60);
  });

  it('reads dates as a spreadsheet saves them, of either month first or day first', async () => {
    const dates = { ApprovalDate: '2/3/2003', DisbursementDate: '4/30/2003' };
    const line = { ...dollarLine, ...dates, LoanNr_ChkDgt: '9000000055', State: 'AK' };
    const { imported, position } = await importing(file('us-dates.csv', csv([line])));
    expect(imported).toBe(1);
    const { body } = await rm.get(`/loans?region=AK&after=${position}`).expect(200);
    expect(body.items).toEqual([expect.objectContaining({ grantedOn: '2003-02-03' })]);
  });

  it.each([
    ['mixes formats', ['1997-02-28', '28-Feb-97']],
    ['tells no day from a month', ['2/3/1997', '4/5/1998']],
  ])(
    'refuses a file as a whole whose column %s',
    (_, texts) => {
      const lines = texts.map((ApprovalDate, index) =>
        numbered({ ...isoLine, ApprovalDate, DisbursementDate: '' }, 300 + index),
      );
      const path = file('unclear.csv', csv(lines));
      const { stderr, status } = runOnce(['import', 'sba', path], {
        RAPPORT_DATA: stores.folder,
        EVENTSTORE_URL: stores.eventStoreUrl,
        MONGODB_URL: stores.mongoUrl,
      });
      expect(stderr).toMatch(/rapport: (ApprovalDate mixes formats|2\/3\/1997 in line 2 may be)/);
      expect(status).toBe(1);
    },
    60_000,
  );

  it('needs no running system: it runs the views beside itself for as long', () => {
    const alone = mkdtempSync(join(tmpdir(), 'rapport-alone-'));
    const environment = { RAPPORT_DATA: alone };
    const path = file('alone.csv', csv([0, 1, 2].map((index) => numbered(isoLine, 200 + index))));
    const imported = runOnce(['import', 'sba', path], environment);
    expect(imported).toMatchObject({ status: 0, stderr: `data folder ${alone}\n` });
    expect(imported.stdout).toMatch(/3 imported, 0 bad, 0 done before\n.* seen by every view/);
    const { stdout } = runOnce(['views'], environment);
    const [head = [], ...views] = stdout.split('\n').map((line) => line.trim().split(/ +/));
    const lag = head.indexOf('lag');
    expect(views.slice(0, -1).map((columns) => columns[lag])).toEqual(
      views.slice(0, -1).map(() => '0'),
    );
    expect(views.length).toBeGreaterThan(10);
    rmSync(alone, { recursive: true });
  });

  it('says which column a file lacks', async () => {
    const path = file('columns.csv', 'LoanNr_ChkDgt,Name\n9000000017,X\n');
    await expect(importing(path)).rejects.toThrow('the file has no column City');
  });
});

const real = '../shared/data/sba/sba_loans.csv.gz';
const withData = existsSync(real) ? it : it.skip;
if (!existsSync(real)) console.log(`skipped: ${real} is not there`);

describe('an import of real loans', () => {
  withData(
    'answers the sums of the file exactly',
    async () => {
      const whole = gunzipSync(readFileSync(real)).toString().split('\n');
      const columns = (whole[0] ?? '').split(',');
      const rows = whole.slice(1, 401);
      const path = file('real.csv', [whole[0], ...rows, ''].join('\n'));
      const before = await portfolio('product', 0);
      const { imported, position } = await importing(path);
      expect(imported).toBe(400);
      // Amounts stand behind every field that may hold a comma, so they are counted from the end.
      const sum = (column: string) => {
        const place = columns.indexOf(column) - columns.length;
        return rows.reduce((total, row) => total + Number(row.split(',').at(place)) * 100, 0);
      };
      const [now] = await portfolio('product', position);
      const [was] = before;
      expect([
        (now?.approved.minor ?? 0) - (was?.approved.minor ?? 0),
        (now?.disbursed.minor ?? 0) - (was?.disbursed.minor ?? 0),
        (now?.writtenOff.minor ?? 0) - (was?.writtenOff.minor ?? 0),
      ]).toEqual([sum('GrAppv'), sum('DisbursementGross'), sum('ChgOffPrinGr')]);
    },
    180_000,
  );
});
