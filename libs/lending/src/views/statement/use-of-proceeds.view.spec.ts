import { clientId } from '#credit/examples';
import { cny } from '#kernel';
import { projects } from '#kernel/testing';
import { loanEvents } from '../../loan/loan.events.js';
import { booked, loanId, payee } from '../../loan/loan.examples.js';
import { evidenceRules } from '../../loan/use/use.rules.js';
import { useOfProceeds } from './use-of-proceeds.view.js';

const given = projects(useOfProceeds, { id: loanId });
const drawn = (drawdownId: string, way: 'own' | 'entrusted', valueDate: string) =>
  loanEvents.LoanDisbursed({
    clientId,
    amount: cny(10),
    drawdown: { drawdownId, payee, way, use: '采购' },
    valueDate,
  });
const proved = (drawdownId: string) =>
  loanEvents.UseEvidenced({
    clientId,
    drawdownId,
    evidence: [{ kind: 'invoice', title: '发票' }],
    valueDate: '2025-03-20',
  });

describe('the use of proceeds', () => {
  it('is proved within the days of the rule where the borrower pays', () => {
    expect(evidenceRules.map(({ id, days }) => [id, days])).toEqual([['UP-01', 30]]);
    given(booked, drawn('1', 'own', '2025-03-01'), drawn('2', 'own', '2025-03-11')).matches({
      evidenceDueOn: '2025-03-31',
    });
  });
  it('waits for the next paper once one is there', () =>
    given(
      booked,
      drawn('1', 'own', '2025-03-01'),
      drawn('2', 'own', '2025-03-11'),
      proved('1'),
    ).matches({ evidenceDueOn: '2025-04-10' }));
  it('needs no paper later where the bank paid the supplier', () =>
    given(booked, drawn('1', 'entrusted', '2025-03-01')).matches({
      evidenceDueOn: '9999-12-31',
    }));
});
