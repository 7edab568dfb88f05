/** Why a schedule was decided anew. A pay-off makes all that is left due on its day. */
export type ScheduleCause = 'drawdown' | 'prepayment' | 'payOff' | 'reversal' | ServicingCause;

type ServicingCause =
  | 'misuse'
  | 'class'
  | 'waiver'
  | 'fee'
  | 'chargeBack'
  | 'rateReset'
  | 'restructuring'
  | 'conversion';
