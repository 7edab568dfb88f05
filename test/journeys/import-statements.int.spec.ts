import { readUs, runImport, surveyUs } from '#integration';
import { CommandBus } from '@nestjs/cqrs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contexts } from '../../apps/contexts.js';
import { firmYear, usCsv } from '../../libs/integration/src/statements/us.examples.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { migrationOf, startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;
let risk: Voice;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  risk = await rapport.as('riskOfficer');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const ofYear = (company: string, year: number, more: Readonly<Record<string, string>> = {}) => ({
  ...firmYear,
  company_name: company,
  year: String(year),
  ...more,
});
const lines = [
  ofYear('C_1', 2014),
  ofYear('C_1', 2015, { total_assets: '740.9' }),
  ofYear('C_2', 2014, { status_label: 'failed' }),
  ofYear('C_2', 2015, { status_label: 'failed', ebitda: 'much' }),
];

async function importing() {
  const path = join(stores.folder, 'us_firm_years.csv');
  writeFileSync(path, usCsv(lines));
  const companies = 'company_name,last_year,failed\nC_1,2015,0\nC_2,2015,1\n';
  writeFileSync(join(stores.folder, 'us_companies.csv'), companies);
  const file = await surveyUs(path);
  const bus = rapport.app.get(CommandBus);
  const migration = migrationOf(rapport, file.name, [
    { kind: 'client', count: file.companies.size },
  ]);
  const result = await runImport(readUs(path, file), {
    name: file.name,
    lines: file.companies.size,
    together: 4,
    placeFile: join(stores.folder, 'imports', `${file.name}.json`),
    reportFile: join(stores.folder, 'imports', `${file.name}.report.jsonl`),
    migrationId: () => migration.id(),
    execute: (command) => bus.execute(command),
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  if (!result.interrupted) await migration.end('As the spec wants it.');
  return result;
}

describe('an import of statements', () => {
  it('records statements, market values and bankruptcies, and reports bad lines', async () => {
    const { position, ...result } = await importing();
    expect(result).toEqual({ imported: 2, bad: 1, skipped: 0, interrupted: false });
    const statements = await risk
      .get(`/clients/cl_us.C_1/statements?after=${position}`)
      .expect(200);
    expect(statements.body).toMatchObject([
      { periodEnd: '2015-12-31', knownOn: '2016-03-31', figures: { totalAssets: 74_090_000_000 } },
      { periodEnd: '2014-12-31', currency: 'USD' },
    ]);
    const totals = await risk.get('/statements/totals?by=year').expect(200);
    expect(totals.body).toMatchObject([
      { group: { value: '2014' }, count: 2, sums: { totalAssets: 148_199_600_000 } },
      { group: { value: '2015' }, count: 1, sums: { totalAssets: 74_090_000_000 } },
    ]);
    const quotations = await risk.get('/market-figures/totals').expect(200);
    expect(quotations.body).toMatchObject([
      { group: { figure: 'marketValue', year: '2014' }, count: 2 },
      { group: { year: '2015' }, count: 1 },
    ]);
    const failed = await risk.get('/signals?code=bankruptcyFiled').expect(200);
    expect(failed.body.items).toMatchObject([{ clientId: 'cl_us.C_2', happenedOn: '2016-06-30' }]);
  });

  it('adds nothing when it is done again', async () =>
    expect(await importing()).toMatchObject({ imported: 0, skipped: 2 }));

  it('shows only what was known on a day', async () => {
    const then = await risk.get('/clients/cl_us.C_1/statements?asOf=2016-03-30').expect(200);
    expect(then.body).toMatchObject([{ periodEnd: '2014-12-31' }]);
  });
});
