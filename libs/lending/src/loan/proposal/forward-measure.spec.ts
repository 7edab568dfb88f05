import { givenLoan as given } from '../deciding.fixture.js';
import { loanEvents } from '../loan.events.js';
import { booked, loanId, running } from '../loan.examples.js';
import { ForwardMeasure } from '../revision/restructuring.commands.js';
import { measureTurnedAway } from './turned-away.examples.js';

const measure = { kind: 'extension', maturesOn: '2027-09-02' } as const;
const asked = { proposalId: 'rp_1.1', responseId: 'rp_1', reason: 'Agreed.', instructedBy: 'rm-9' };
const forward = ForwardMeasure.of({ loanId, ...asked, measure });

describe('a measure that a risk response asks for', () => {
  it('is proposed upon the loan in the name of the person who asked for it, once', () => {
    const due = ForwardMeasure.of({ loanId, ...asked, measure: { kind: 'acceleration' } });
    const made = given(...running)
      .when(due)
      .facts();
    expect(made).toMatchObject([
      { type: 'LoanProposalMade', data: { proposalId: 'rp_1.1', proposedBy: 'rm-9' } },
    ]);
    given(...running, ...made)
      .when(due)
      .changesNothing();
  });

  it('is turned away where the loan does not allow it, and not refused', () =>
    given(booked).when(forward).then(loanEvents.MeasureTurnedAway(measureTurnedAway)));
});
