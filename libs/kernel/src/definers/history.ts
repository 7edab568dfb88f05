import type { DomainCommand } from './decider.js';

const history = new WeakSet<object>();

/**
 * The command takes over what another system knew. It is refused unless a migration is open, and
 * what it records counts in the totals of that migration.
 */
export const TakesOverHistory = () => (command: object) => {
  history.add(command);
};

export const takesOverHistory = (command: DomainCommand): boolean =>
  history.has(command.constructor);
