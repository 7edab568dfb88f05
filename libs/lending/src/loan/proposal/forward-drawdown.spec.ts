import { cny } from '#kernel';
import { givenLoan as given } from '../deciding.fixture.js';
import { loanEvents } from '../loan.events.js';
import { booked, instructed, loanId, payee, signed } from '../loan.examples.js';
import { ForwardDrawdown } from './proposal.commands.js';
import { turnedAway } from './turned-away.examples.js';

const forward = ForwardDrawdown.of({
  loanId,
  proposalId: 'pd.d1',
  amount: cny(120_000),
  payee,
  way: 'own',
  use: '采购钢材',
  instructedBy: 'rm-9',
});

describe('a drawdown that a project has released', () => {
  it('is proposed upon the loan in the name of the person who asked for it', () =>
    expect(given(booked, signed).when(forward).facts()).toMatchObject([
      { type: 'LoanProposalMade', data: { proposalId: 'pd.d1', proposedBy: 'rm-9' } },
    ]));

  it('is proposed once', () =>
    given(booked, signed, instructed(120_000, 'pd.d1')).when(forward).changesNothing());

  it('is turned away where the loan does not allow it, and not refused', () =>
    given(booked).when(forward).then(loanEvents.DrawdownTurnedAway(turnedAway)));
});
