import type { ConditionsRow } from '#credit';
import type { DomainCommand, Fact } from '#kernel';
import { decides } from '#kernel/testing';
import { loan } from './loan.decider.js';

/** An approval whose conditions are met. */
export const permit: ConditionsRow = {
  applicationId: 'ap_1',
  clientId: 'cl_1',
  conditions: [],
  openBeforeDrawdown: [],
  isOpen: false,
  use: 'undrawn',
};

/** What is decided upon a loan that may be paid out. */
export const givenLoan = (...past: readonly Fact[]) => {
  const given = decides(loan)(...past);
  return {
    when: (command: DomainCommand, known = {}) => given.when(command, { permit, ...known }),
  };
};
