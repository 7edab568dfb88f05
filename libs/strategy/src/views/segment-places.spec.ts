import { MemoryTable } from '#platform';
import { GetPlaceMigration } from './places.js';
import { behaviourOn, moved, placeOn } from './segment-memory.js';
import { presentReason } from './present-reason.js';
import type { SegmentRow } from './segments.rows.js';
import { unclassified } from './segments.rows.js';
import { segments } from './segments.view.js';

const at = (row: SegmentRow, value: string | null, on: string): SegmentRow =>
  moved(row, 'serviceTier', value === null ? null : { value, since: on }, on);

describe('the place of a client', () => {
  const row = at(at(unclassified('cl_1'), 'ordinary', '2026-01-10'), 'key', '2026-03-10');

  it('is known of any day', () => {
    const days = ['2026-01-09', '2026-01-10', '2026-03-09', '2026-03-10'];
    expect(days.map((day) => placeOn(row, 'serviceTier', day))).toEqual([
      null,
      'ordinary',
      'ordinary',
      'key',
    ]);
    expect(row.placed).toEqual(['serviceTier:key']);
  });

  it('keeps its first day while it is told anew', () =>
    expect(at(row, 'key', '2026-05-01').places.serviceTier?.since).toBe('2026-03-10'));

  it('is compared between two days, also of those who did not move', async () => {
    const rows = new MemoryTable(
      segments,
      new Map([
        ['cl_1', row],
        ['cl_2', at({ ...unclassified('cl_2') }, 'ordinary', '2026-01-10')],
      ]),
    );
    const asked = { taxonomy: 'serviceTier', from: '2026-02-01', to: '2026-04-01' } as const;
    expect(await segments.answer(GetPlaceMigration.of(asked), rows as never)).toEqual([
      { from: 'ordinary', to: 'ordinary', clients: 1 },
      { from: 'ordinary', to: 'key', clients: 1 },
    ]);
  });

  it('is not compared with an earlier day', async () => {
    const rows = new MemoryTable(segments, new Map([['cl_1', row]]));
    const asked = { taxonomy: 'serviceTier', from: '2026-04-01', to: '2026-02-01' } as const;
    await expect(segments.answer(GetPlaceMigration.of(asked), rows as never)).rejects.toMatchObject(
      { code: 'DaysReversed', details: { field: 'to' } },
    );
  });
});

describe('the behaviour of accounts', () => {
  const month = (of: string, closing: number, payments: number) => ({
    accountId: 'ac_1',
    month: of,
    closing,
    payments,
  });

  it('is the frequency of payments and the change of balances over three months', () =>
    expect(
      behaviourOn([month('2025-12', 1_000, 9), month('2026-03', 500, 4)], '2026-03-31'),
    ).toEqual({ transactions: 4, balanceChange: '-0.5000' }));

  it('is unknown where nothing was reported', () =>
    expect(behaviourOn([], '2026-03-31')).toEqual({}));
});

describe('the reason of a type', () => {
  it('has the figures of today, not those of the first judgement', () => {
    const overdue: SegmentRow = {
      ...unclassified('cl_1'),
      segment: 'risk',
      why: { by: 'rule', rule: 'SG-R2', version: 2, because: { daysPastDue: 1 } },
      loans: [
        {
          loanId: 'ln_1',
          status: 'running',
          since: '2025-01-01',
          outstanding: { minor: 1, currency: 'CNY' },
          secured: false,
          guaranteed: { minor: 0, currency: 'CNY' },
          daysPastDue: 1,
          countedOn: '2026-03-01',
          claim: { minor: 0, currency: 'CNY' },
          position: 1,
        },
      ],
    };
    expect(presentReason(overdue, '2026-03-31', undefined)).toEqual({
      by: 'rule',
      rule: 'SG-R2',
      version: 2,
      because: { daysPastDue: 31 },
    });
  });
});
