import { subjectOf, subjectsOf } from './subjects.js';

describe('the subjects of an event', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['its stream alone', {}, ['loan:L-1']],
    ['its stream under its own name', { loanId: 'L-1' }, ['loan:L-1']],
    ['whatever its data name', { clientId: 'C-1', amount: 5 }, ['loan:L-1', 'client:C-1']],
    ['lists of ids', { guarantorIds: ['C-2', 'C-3'] }, ['loan:L-1', 'client:C-2', 'client:C-3']],
    ['each of them once', { clientId: 'C-1', partyId: 'C-1' }, ['loan:L-1', 'client:C-1']],
    ['a number only within its stream', { repaymentId: '4' }, ['loan:L-1', 'repayment:L-1/4']],
    ['people, whatever they do', { managerId: 'rm-7' }, ['loan:L-1', 'person:rm-7']],
    ['no id that is missing', { clientId: null, personId: '', otherId: 7 }, ['loan:L-1']],
    ['no word that only sounds like an id', { paid: 'x', valid: 'y' }, ['loan:L-1']],
    ['no particulars of particulars', { party: { clientId: 'C-1' } }, ['loan:L-1']],
    ['nothing of data that is none', null, ['loan:L-1']],
  ])('are %s', (_, data, subjects) => expect(subjectsOf('loan-L-1', data)).toEqual(subjects));

  it('are asked for with what they are numbered within', () => {
    expect(subjectOf({ kind: 'repayment', id: '4', within: 'L-1' })).toBe('repayment:L-1/4');
    expect(subjectOf({ kind: 'loan', id: 'L-1', within: 'x' })).toBe('loan:L-1');
  });
});
