import type { Fact } from '#kernel';
import { decides, projects as fold } from '#kernel/testing';
import { outsideRecord } from './outside.decider.js';
import { outsideEvents } from './outside.events.js';
import { recordId, stated, statedLater } from './outside.examples.js';
import { StateOutsideRecord } from './outside.commands.js';
import { outsideRecords } from './outside-records.view.js';
import { outsideRefusals as refuse } from './outside.refusals.js';

const given = decides(outsideRecord);
const shown = fold(outsideRecords, { id: recordId });
const { OutsideLoanDisbursed, OutsideLoanRepaid, OutsideLoanCancelled } = outsideEvents;
const { OutsideClosingMoved, OutsideStatusChanged } = outsideEvents;

type Change = Partial<Pick<StateOutsideRecord, 'statedOn' | 'register'>>;
const commandOf = ({ data }: typeof stated, change: Change = {}) => {
  const { valueDate, stage: _, ...told } = data;
  return StateOutsideRecord.of({ recordId, statedOn: valueDate, ...told, ...change });
};
const usd = (minor: number) => ({ minor, currency: 'USD' });
const whole = { since: '2019-12-31', valueDate: '2021-12-31' };
const between = outsideEvents.OutsideRecordStated({
  ...stated.data,
  amounts: { principal: '250', disbursed: '240.5', repaid: '0', cancelled: '9.5' },
  valueDate: '2020-12-31',
});
/** What the two statements of the examples differ in. */
const movements = [
  OutsideLoanDisbursed({ ...whole, amount: usd(14_050) }),
  OutsideLoanRepaid({ ...whole, amount: usd(1_000) }),
  OutsideLoanCancelled({ ...whole, amount: usd(950) }),
  OutsideClosingMoved({ ...whole, from: '2020-12-31', to: '2021-12-31' }),
  OutsideStatusChanged({ ...whole, from: 'Disbursing', to: 'Repaying' }),
];

describe('a loan of an outside register', () => {
  it('moves by what two statements differ in, whichever comes first', () => {
    given().when(commandOf(stated)).then(stated);
    given(stated)
      .when(commandOf(statedLater))
      .then(statedLater, ...movements);
    given(statedLater)
      .when(commandOf(stated))
      .then(stated, ...movements);
  });

  it('moves in parts where a statement comes late between two others', () => {
    const late = { since: '2020-12-31', valueDate: '2021-12-31' };
    const early = { since: '2019-12-31', valueDate: '2020-12-31' };
    const parts = [
      OutsideLoanDisbursed({ ...early, amount: usd(14_050) }),
      OutsideLoanCancelled({ ...early, amount: usd(950) }),
      OutsideLoanDisbursed({ ...late, amount: usd(0) }),
      OutsideLoanRepaid({ ...late, amount: usd(1_000) }),
      OutsideLoanCancelled({ ...late, amount: usd(0) }),
      OutsideClosingMoved({ ...late, from: '2020-12-31', to: '2021-12-31' }),
      OutsideStatusChanged({ ...late, from: 'Disbursing', to: 'Repaying' }),
    ];
    given(stated, statedLater, ...movements)
      .when(commandOf(between))
      .then(between, ...parts);
    const { rows } = shown(stated, statedLater, ...movements, between, ...parts);
    expect(rows.get(recordId)).toMatchObject({
      statedOn: '2021-12-31',
      stage: 'operation',
      statedDays: ['2019-12-31', '2020-12-31', '2021-12-31'],
      movements: [
        { kind: 'cancellation', on: '2020-12-31', amount: usd(950) },
        { kind: 'disbursement', on: '2020-12-31', amount: usd(14_050) },
        { kind: 'closing', on: '2021-12-31' },
        { kind: 'repayment', on: '2021-12-31', since: '2020-12-31', amount: usd(1_000) },
        { kind: 'status', on: '2021-12-31' },
      ],
    });
  });

  it('has told the same by value date, whichever order its statements came in', () => {
    const orders = [
      [stated, between, statedLater],
      [stated, statedLater, between],
      [between, stated, statedLater],
      [between, statedLater, stated],
      [statedLater, stated, between],
      [statedLater, between, stated],
    ];
    const [first, ...others] = orders.map((order) => {
      const facts = order.reduce<readonly Fact[]>(
        (before, each) => [
          ...before,
          ...given(...before)
            .when(commandOf(each))
            .facts(),
        ],
        [],
      );
      return shown(...facts).rows.get(recordId);
    });
    expect(first?.movements).toHaveLength(5);
    for (const other of others) expect(other).toEqual(first);
  });

  it('describes no day to come, and stays in its register', () => {
    const ahead = commandOf(stated, { statedOn: '2099-01-01' });
    given().when(ahead).refuses(refuse.StatedAhead, { field: 'statedOn' });
    const other = commandOf(statedLater, { register: 'ida' });
    given(stated).when(other).refuses(refuse.RegisterDiffers, { field: 'register' });
  });
});
