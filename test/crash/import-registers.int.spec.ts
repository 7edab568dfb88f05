import { readRegister, registersOf, runImport, surveyRegister } from '#integration';
import { CommandBus } from '@nestjs/cqrs';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contexts } from '../../apps/contexts.js';
import { startRapport, startStores } from '../rapport.js';
import { runOnce, says, start } from '../standalone.js';

const folder = mkdtempSync(join(tmpdir(), 'rapport-import-'));
const environment = {
  RAPPORT_DATA: join(folder, 'data'),
  RAPPORT_PORT: '0',
  RAPPORT_REQUESTS_PER_MINUTE: '0',
};
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Loans that every statement tells of, and so many that only the last one does. */
const [known, more] = [60, 1_500];
const headers =
  'End of Period,Loan Number,Loan Status,Project ID,Original Principal Amount,' +
  'Disbursed Amount,Repaid to IBRD,Cancelled Amount,Closed Date (Most Recent)';

/** A statement of a year: what was disbursed grows, and its loans move on. */
function statement(year: number, loans: number): string {
  const age = year - 2019;
  const lines = Array.from({ length: loans }, (_, index) => {
    const status = age > index % 3 ? 'Repaying' : 'Disbursing';
    const project = index < known ? 'P0' : 'P1';
    const money = [1_000_000, age * (index + 1) * 100, Math.max(0, age - 1) * 50, index % 7];
    const closes = `${2024 + (age > 1 ? index % 2 : 0)}-06-30`;
    return [`${year}-12-31`, `IBRD${index}`, status, project, ...money, closes].join(',');
  });
  const path = join(folder, `statement_${year}.csv`);
  writeFileSync(path, `${headers}\n${lines.join('\n')}\n`);
  return path;
}
const files = {
  first: statement(2019, known),
  second: statement(2020, known),
  third: statement(2021, known + more),
};

interface Answer {
  readonly items: readonly object[];
}

/** What is known of the loans in the end, where the statements come in the order of their days. */
async function inOrder(): Promise<readonly object[]> {
  const stores = await startStores();
  const rapport = await startRapport(stores, contexts);
  const bus = rapport.app.get(CommandBus);
  let position = 0;
  for (const path of [files.first, files.second, files.third]) {
    const file = await surveyRegister(path, registersOf.worldbank);
    const result = await runImport(readRegister(path, file), {
      ...file,
      together: 32,
      placeFile: join(stores.folder, `${file.name}.json`),
      reportFile: join(stores.folder, `${file.name}.jsonl`),
      execute: (command) => bus.execute(command),
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    position = result.position;
  }
  const auditor = await rapport.as('auditor');
  const query = `project=P0&limit=${known}&after=${position}`;
  const { body } = await auditor.get(`/outside-records?${query}`).expect(200);
  await rapport.stop();
  await stores.stop();
  return (body as Answer).items;
}

describe('an import that is killed', () => {
  it('goes on where it was, and the order of statements changes no fact', async () => {
    const dying = start(['import', 'worldbank', files.third], environment);
    await says(dying, /[1-9]\d* of \d+ lines/);
    dying.process.kill('SIGKILL');
    expect(await dying.ended).toBe('SIGKILL');
    const again = runOnce(['import', 'worldbank', files.third], environment);
    expect(again).toMatchObject({ status: 0, stdout: expect.stringMatching(/ 0 bad/) });
    for (const path of [files.first, files.second]) {
      expect(runOnce(['import', 'worldbank', path], environment)).toMatchObject({ status: 0 });
    }
    const running = start(['start'], environment);
    const address = await says(running, /API\s+(http\S+)\n/);
    const token = runOnce(['token', '--as', 'auditor'], environment).stdout.trim();
    const get = async (path: string): Promise<unknown> => {
      const headers = { authorization: `Bearer ${token}` };
      return (await fetch(`${address}${path}`, { headers })).json();
    };
    const { items } = (await get(`/outside-records?project=P0&limit=${known}`)) as Answer;
    const counts = await get('/outside-registers');
    running.process.kill('SIGTERM');
    expect(await running.ended).toBe(0);
    expect(counts).toMatchObject([
      { group: { on: '2019-12-31' }, count: known },
      { group: { on: '2020-12-31' }, count: known },
      { group: { on: '2021-12-31' }, count: known + more },
    ]);
    expect(items).toHaveLength(known);
    expect(items[1]).toMatchObject({ statedDays: ['2019-12-31', '2020-12-31', '2021-12-31'] });
    expect(items).toEqual(await inOrder());
  }, 900_000);
});
