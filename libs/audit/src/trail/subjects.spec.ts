import { subjectsOf } from './subjects.js';

describe('the subjects of an event', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['its stream alone', {}, ['L-1']],
    ['whatever its data names', { clientId: 'C-1', amount: 5 }, ['L-1', 'C-1']],
    ['lists of ids', { guarantorIds: ['C-2', 'C-3'] }, ['L-1', 'C-2', 'C-3']],
    ['each of them once', { loanId: 'L-1', clientId: 'C-1', payerId: 'C-1' }, ['L-1', 'C-1']],
    ['no id that is missing', { clientId: null, loanId: '', otherId: 7 }, ['L-1']],
    ['no word that only sounds like an id', { paid: 'x', valid: 'y' }, ['L-1']],
    ['no particulars of particulars', { party: { clientId: 'C-1' } }, ['L-1']],
    ['nothing of data that is none', null, ['L-1']],
  ])('are %s', (_, data, subjects) => expect(subjectsOf('L-1', data)).toEqual(subjects));
});
