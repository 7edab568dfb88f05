import type { Fact } from '#kernel';
import { cny } from '#kernel';
import { decides } from '#kernel/testing';
import { NoteRisk, RecordRepayment } from './loan.commands.js';
import { loan } from './loan.decider.js';
import { booked, loanId, overdue, running } from './loan.examples.js';

const given = decides(loan);
const past = [...running, ...overdue];
const noted = (command: Pick<NoteRisk, 'class' | 'stage' | 'day'>) =>
  given(...past)
    .when(NoteRisk.of({ loanId, ...command }))
    .facts();
const paid = (facts: readonly Fact[]) =>
  given(...past, ...facts)
    .when(RecordRepayment.of({ loanId, amount: cny(5_000), valueDate: '2025-04-20' }))
    .facts()
    .find(({ type }) => type === 'RepaymentRecorded')?.data;

describe('the class of a loan', () => {
  it('is told with how the loan stands, the stage beside it', () => {
    const [classified] = noted({ class: 'specialMention', day: '2025-04-10' });
    expect(classified).toMatchObject({
      type: 'LoanClassified',
      data: { class: 'specialMention', stage: 'stage1', valueDate: '2025-04-10' },
    });
    const [staged] = noted({ stage: 'stage2', day: '2025-04-10' });
    expect(staged).toMatchObject({ data: { class: 'normal', stage: 'stage2' } });
  });

  it('has principal paid first once it is non-performing, whatever the days past due', () => {
    const facts = noted({ class: 'substandard', day: '2025-04-10' });
    expect(paid([])).toMatchObject({ rule: { id: 'AL-01' } });
    expect(paid(facts)).toMatchObject({ rule: { id: 'AL-04' } });
  });

  it('is no news twice, and is never refused: not before the money is paid out either', () => {
    const facts = noted({ class: 'substandard', day: '2025-04-10' });
    const again = NoteRisk.of({ loanId, class: 'substandard', day: '2025-04-11' });
    given(...past, ...facts)
      .when(again)
      .changesNothing();
    given(booked).when(again).changesNothing();
  });
});
