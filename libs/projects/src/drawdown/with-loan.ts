import type { Context } from '#kernel';
import type { KeptLoan } from '#lending';

/** A decision beside the loan that a source is drawn on. */
export interface WithLoan extends Context {
  readonly loan?: KeptLoan | undefined;
}
