import { qinling, registered } from '#clients/examples';
import { projects } from '#kernel/testing';
import { sued } from '../../facts/facts.examples.js';
import { outcomeEvents } from '../../outcome/outcome.events.js';
import { signalEvents } from '../../signal/signal.events.js';
import { figures, recorded2024, restated2024 } from '../../statement/statement.examples.js';
import { statementEvents } from '../../statement/statement.events.js';
import { financialFile } from './financial-file.view.js';

const given = projects(financialFile, { id: 'C-1' });
const recorded2023 = statementEvents.StatementRecorded({
  ...recorded2024.data,
  statementId: '2023-12-31.12.consolidated',
  periodEnd: '2023-12-31',
});

const bankrupt = signalEvents.ExternalSignalReceived({
  ...sued.data,
  code: 'bankruptcyFiled',
  happenedOn: '2025-06-01',
});
const failedElsewhere = outcomeEvents.OutcomeRecorded({
  clientId: 'C-1',
  outcome: 'writtenOff',
  happenedOn: '2025-07-01',
  knownOn: '2025-07-02',
  valueDate: '2025-07-02',
  source: { provenance: 'partner', statedOn: '2025-07-01' },
});

describe('the financial file of a client', () => {
  it('shows its statements, the latest first', () => {
    const row = given(registered, recorded2024, recorded2023).rows.get('C-1')!;
    expect(row).toMatchObject({ name: qinling.facts.name, latestPeriodEnd: '2024-12-31' });
    expect(row.statements.map(({ periodEnd }) => periodEnd)).toEqual(['2024-12-31', '2023-12-31']);
    expect(row.statements[0]).toMatchObject({ figures, restatements: [] });
  });

  it('shows the figures that stand, and that they were stated again', () => {
    const [standing] = given(recorded2024, restated2024).rows.get('C-1')!.statements;
    expect(standing).toMatchObject({
      figures: { inventory: 30_000_00 },
      knownOn: '2025-09-01',
      restatements: [{ knownOn: '2025-09-01', reason: 'Inventory was written down.' }],
    });
  });

  it('adds up by year of the period, and tells what became of the client', () => {
    const group = (by: string, value: string, sums = {}) => ({
      group: { by, value, year: '2024', currency: 'CNY', months: '12' },
      sums,
    });
    const client = (value: string) => ({ group: { by: 'client', value, year: '2024' }, sums: {} });
    given(recorded2024).adds(
      'statements',
      group('year', '2024', { ...figures }),
      group('audit', 'unqualified'),
      group('outcome', 'standing'),
      client('standing'),
    );
    const row = given(recorded2024, bankrupt).rows.get('C-1')!;
    expect(financialFile.rollups['statements']?.(row)).toContainEqual(client('failed'));
  });

  it('knows the first failure only', () =>
    given(recorded2024, bankrupt, failedElsewhere).matches({ failedOn: '2025-06-01' }));
});
