import { PromptManager } from '#engagement';
import { reacts } from '#kernel/testing';
import type { UseRow } from '#lending';
import { businessDayEvents, followingId } from '#platform';
import { askForEvidence } from './ask-for-evidence.process.js';

const { BusinessDayClosed } = businessDayEvents;
const drawdown = (drawdownId: string, evidence: readonly object[]) => ({
  ...{ drawdownId, evidence, evidenceDueOn: '2026-03-31' },
});
const row = {
  loanId: 'ln_1',
  clientId: 'cl_1',
  drawdowns: [drawdown('d1', []), drawdown('d2', [{ kind: 'invoice' }])],
} as unknown as UseRow;
const evening = (day: string) =>
  reacts(askForEvidence)(BusinessDayClosed({ day, valueDate: day }), {}, [row]);

describe('papers on the use of money', () => {
  it('are asked for once their day is over, where they have not come', () =>
    evening('2026-04-01').then(
      PromptManager.of({
        taskId: followingId('tk', 'ln_1', 'use', 'd1'),
        clientId: 'cl_1',
        title:
          '贷款资金用途凭证已于2026-03-31到期 (papers on the use of the money were due on 2026-03-31)',
        dueOn: '2026-04-06',
        source: 'useOfProceeds',
        sourceId: 'ln_1',
      }),
    ));

  it('are not asked for on their day', () => evening('2026-03-31').then());
});
