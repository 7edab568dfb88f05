import { readRegister, registersOf, runImport, surveyRegister } from '#integration';
import { CommandBus } from '@nestjs/cqrs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;
let auditor: Voice;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  auditor = await rapport.as('auditor');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const headers = [
  'End of Period,Loan Number,Country Code,Loan Status,Project ID,Original Principal Amount',
  "Disbursed Amount,Repaid to IBRD,Cancelled Amount,Borrower's Obligation,Closed Date (Most Recent)",
].join(',');

/** Three statements of the same two loans, each written as another year wrote them. */
const statements = {
  first: `${headers}
2019-12-31T00:00:00.000,IBRD1,NA,Disbursing,P1,250000000.00,100000000.00,0.00,0.00,1.00,2022-06-30T00:00:00.000
2019-12-31T00:00:00.000,IBRD2,FR,Repaying,P2,90.00,90.00,10.00,0.00,80.00,2019-06-30T00:00:00.000
`,
  second: `\ufeff${headers}
12/31/2020 12:00:00 AM,IBRD1,NA,Disbursing,P1,"250,000,000","150,000,000.5",0,0,1,06/30/2023 12:00:00 AM
12/31/2020 12:00:00 AM,IBRD2,FR,Repaying,P2,90,90,30,0,60,06/30/2019 12:00:00 AM
12/31/2020 12:00:00 AM,IBRD3,FR,Signed,P2,70,much,0,0,0,06/30/2025 12:00:00 AM
`,
  third: `${headers.replace("Borrower's Obligation", 'Borrowers Obligation (US$)')}
12/31/2021,IBRD1,NA,Repaying,P1,250000000.0,240000000.0,5000000.0,10000000.0,1.0,06/30/2023
12/31/2021,IBRD3,FR,Disbursing,P2,70.0,20.0,0.0,0.0,20.0,06/30/2025
`,
} as const;

async function importing(name: string, content: string, kind: keyof typeof registersOf) {
  const path = join(stores.folder, name);
  writeFileSync(path, content);
  const file = await surveyRegister(path, registersOf[kind]);
  const bus = rapport.app.get(CommandBus);
  return runImport(readRegister(path, file), {
    name: file.name,
    lines: file.lines,
    together: 4,
    placeFile: join(stores.folder, 'imports', `${file.name}.json`),
    reportFile: join(stores.folder, 'imports', `${file.name}.report.jsonl`),
    execute: (command) => bus.execute(command),
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
}

const usd = (dollars: number) => ({ minor: dollars * 100, currency: 'USD' });

describe('an import of outside registers', () => {
  it('tells what moved between statements, in whichever order they come', async () => {
    const done = [
      await importing('third.csv', statements.third, 'worldbank'),
      await importing('first.csv', statements.first, 'worldbank'),
      await importing('second.csv', statements.second, 'worldbank'),
    ];
    expect(done.map(({ imported, bad }) => [imported, bad])).toEqual([
      [2, 0],
      [2, 0],
      [2, 1],
    ]);
    const after = done.at(-1)?.position ?? 0;
    const loan = await auditor.get(`/outside-records/or_ibrd.IBRD1?after=${after}`).expect(200);
    expect(loan.body.movements).toEqual([
      {
        kind: 'closing',
        since: '2019-12-31',
        on: '2020-12-31',
        from: '2022-06-30',
        to: '2023-06-30',
      },
      { kind: 'disbursement', since: '2019-12-31', on: '2020-12-31', amount: usd(50_000_000.5) },
      { kind: 'cancellation', since: '2020-12-31', on: '2021-12-31', amount: usd(10_000_000) },
      { kind: 'disbursement', since: '2020-12-31', on: '2021-12-31', amount: usd(89_999_999.5) },
      { kind: 'repayment', since: '2020-12-31', on: '2021-12-31', amount: usd(5_000_000) },
      { kind: 'status', since: '2020-12-31', on: '2021-12-31', from: 'Disbursing', to: 'Repaying' },
    ]);
    expect(loan.body).toMatchObject({ stage: 'operation', project: 'P1' });
  });

  it('answers what each statement comes to, and what it changed', async () => {
    const registers = await auditor.get('/outside-registers').expect(200);
    expect(registers.body).toMatchObject([
      { group: { register: 'ibrd', on: '2019-12-31' }, count: 2 },
      { group: { on: '2020-12-31' }, count: 2 },
      { group: { on: '2021-12-31' }, count: 2 },
    ]);
    const base = '/outside-registers/ibrd';
    const totals = await auditor.get(`${base}/totals?on=2020-12-31`).expect(200);
    expect(totals.body).toMatchObject([
      { on: '2020-12-31', stage: 'construction', status: 'Disbursing', lines: 1 },
      { on: '2020-12-31', stage: 'operation', status: 'Repaying', lines: 1 },
    ]);
    expect(totals.body[0].amounts).toContainEqual({ field: 'disbursed', sum: '150000000.5' });
    const { body } = await auditor
      .get(`${base}/statistics?from=2020-12-31&until=2020-12-31&by=status`)
      .expect(200);
    expect(body).toMatchObject({ rows: 2, stages: { construction: 1, operation: 1 } });
    expect(body.amounts).toContainEqual({
      field: 'disbursed',
      told: 2,
      missing: 0,
      sum: '150000090.5',
      negative: 0,
      zero: 0,
    });
    expect(body.parts).toMatchObject([
      { value: 'Disbursing', rows: 1 },
      { value: 'Repaying', rows: 1 },
    ]);
    const changes = await auditor
      .get(`${base}/changes?since=2019-12-31&until=2020-12-31`)
      .expect(200);
    expect(changes.body).toMatchObject({
      common: 2,
      disbursement: { records: 1, amount: usd(50_000_000.5) },
      repayment: { records: 1, amount: usd(20) },
      closing: { later: 1, medianDaysLater: '365' },
    });
    const joined = await auditor.get('/outside-registers/statements?project=P1').expect(200);
    expect(joined.body.items).toHaveLength(3);
    const foresight = await auditor
      .get(`${base}/foresight?since=2019-12-31&until=2020-12-31`)
      .expect(200);
    expect(foresight.body).toMatchObject({ loans: expect.any(Number) });
    const open = await auditor.get('/outside-records?register=ibrd&stage=construction').expect(200);
    expect(open.body.items).toMatchObject([{ number: 'IBRD3' }]);
  });

  it('adds nothing when a file is imported again', async () => {
    const again = await importing('again.csv', statements.first, 'worldbank');
    expect(again).toMatchObject({ imported: 0, skipped: 2 });
  });

  it('tells phases with codes in place of days, and lines that share a number', async () => {
    const columns =
      'Project Building Identifier,Project Type ,Project Description,Project Phase Name,' +
      'Project Status Name,Project Phase Actual Start Date,Project Phase Planned End Date,' +
      'Project Phase Actual End Date,Project Budget Amount,DSF Number(s)';
    const { position } = await importing(
      'phases_2024-06-30.csv',
      `${columns}
K1,SCA,ROOF,Design,Complete,1/5/2023,3/31/2023,7/13/2023,1000,D1
K1,SCA,ROOF,Construction,In-Progress,8/1/2023,5/31/2024,,FTK,D1
K2,SCA,DOOR,Scope,PNS,PNS,PNS,PNS,500,D2
K2,SCA,DOOR,Scope,PNS,PNS,PNS,PNS,700,D2
`,
      'nyc',
    );
    const { body } = await auditor
      .get(`/outside-registers/nyc/statistics?from=2024-06-30&until=2024-06-30&after=${position}`)
      .expect(200);
    expect(body).toMatchObject({ rows: 4, records: 3, overdue: 1 });
    expect(body.spans).toMatchObject([{ both: 1, later: 1, muchLater: 1, medianDays: '104' }]);
    expect(body.texts).toContainEqual(
      expect.objectContaining({ field: 'plannedEndCode', values: { PNS: 2 } }),
    );
  });

  it('refuses a file as a whole that is of no register', async () => {
    await expect(importing('other.csv', 'a,b\n1,2\n', 'worldbank')).rejects.toThrow(
      /of no register that is known: ibrd needs Loan Number/,
    );
  });

  it('refuses what is no register and no day, by field', async () => {
    const { body } = await auditor
      .get('/outside-registers/moon/statistics?from=2024-06-31&until=2024-06-30')
      .expect(400);
    expect(JSON.stringify(body)).toMatch(/register.*from|from.*register/);
  });
});
