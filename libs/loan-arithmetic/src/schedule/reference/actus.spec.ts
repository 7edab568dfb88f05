import { describeVectors } from '../../vectors.fixture.js';
import type { ActusCase, ActusResult } from './actus-terms.fixture.js';
import type { PlayedEvent } from './actus.fixture.js';
import { ActusContract } from './actus.fixture.js';

const minute = (instant: string) => instant.replace(/T00:00(:00)?$/, '');
const near = (ours: PlayedEvent['payoff'], theirs: string | number) =>
  ours.minus(String(theirs).trim()).abs().lt('1e-8') ? Number(theirs) : ours.toNumber();

/** Our event, with their figure wherever ours is within 1e-8 of it. */
const compared = (ours: PlayedEvent | undefined, theirs: ActusResult) =>
  ours && {
    event: `${minute(ours.date)} ${ours.type}`,
    payoff: near(ours.payoff, theirs.payoff),
    notional: near(ours.notional, theirs.notionalPrincipal),
    rate: near(ours.rate, theirs.nominalInterestRate),
    accrued: near(ours.accrued, theirs.accruedInterest),
  };
const expected = (theirs: ActusResult) => ({
  event: `${minute(theirs.eventDate)} ${theirs.eventType}`,
  payoff: Number(theirs.payoff),
  notional: Number(theirs.notionalPrincipal),
  rate: Number(theirs.nominalInterestRate),
  accrued: Number(theirs.accruedInterest),
});

describe.each([
  ['bullet (PAM)', 'actus-tests-pam.json'],
  ['annuity (ANN)', 'actus-tests-ann.json'],
  ['linear (LAM)', 'actus-tests-lam.json'],
  ['negative amortisation (NAM)', 'actus-tests-nam.json'],
  ['by arrays (LAX)', 'actus-tests-lax.json'],
  ['call money (CLM)', 'actus-tests-clm.json'],
  ['undefined maturity (UMP)', 'actus-tests-ump.json'],
])('an ACTUS contract, %s', (_, file) => {
  describeVectors('of the published tests', file, (json) => {
    const contracts: Readonly<Record<string, ActusCase>> = JSON.parse(json);

    it.each(Object.entries(contracts))('%s pays what it should', (__, contract) => {
      const played = new ActusContract(contract).play();
      expect(contract.results.map((theirs, index) => compared(played[index], theirs))).toEqual(
        contract.results.map(expected),
      );
      expect(played).toHaveLength(contract.results.length);
    });
  });
});
