import type { Day, Money } from '#kernel';
import type { Payee } from '../money/payee.js';
import type { Purchase, TakeOverFigures } from '../take-over/take-over.facts.js';
import type { StatedChange } from '../servicing/stated-change.js';
import type {
  PaymentWay,
  RepaymentSource,
  WaivedComponent,
  WriteOffGround,
} from './proposal.codes.js';

/** What is proposed, with all that it takes to carry it out. */
export type Proposal =
  | {
      readonly kind: 'drawdown';
      readonly amount: Money;
      readonly payee: Payee;
      readonly way: PaymentWay;
      readonly use: string;
    }
  | {
      readonly kind: 'refund';
      readonly amount: Money;
      readonly payee: Payee;
      readonly reason: string;
    }
  | {
      readonly kind: 'waiver';
      readonly component: WaivedComponent;
      readonly amount: Money;
      readonly reason: string;
    }
  | {
      readonly kind: 'restructuring';
      readonly change: StatedChange;
      readonly inDifficulty: boolean;
      readonly reason: string;
    }
  | {
      readonly kind: 'lateRepayment';
      readonly amount: Money;
      readonly countsFor: Day;
      readonly repaymentId?: string;
      readonly payer?: Payee;
      readonly source?: RepaymentSource;
      readonly reason: string;
    }
  | {
      readonly kind: 'takeOver';
      readonly figures: TakeOverFigures;
      readonly purchase?: Purchase;
      readonly reason: string;
    }
  | { readonly kind: 'drawdownReversal'; readonly drawdownId: string; readonly reason: string }
  | { readonly kind: 'reversal'; readonly repaymentId: string; readonly reason: string }
  | { readonly kind: 'extension'; readonly maturesOn: Day; readonly reason: string }
  | { readonly kind: 'acceleration'; readonly reason: string }
  | {
      readonly kind: 'transfer';
      readonly assignee: Payee;
      readonly price: Money;
      readonly reason: string;
    }
  | {
      readonly kind: 'debtToEquity';
      readonly amount: Money;
      readonly company: string;
      readonly shares: string;
      readonly reason: string;
    }
  | { readonly kind: 'writeOff'; readonly ground: WriteOffGround; readonly reason: string }
  | {
      readonly kind: 'recovery';
      readonly amount: Money;
      /** The bank's reference for the posting. */
      readonly recoveryId?: string;
      readonly source: RepaymentSource;
      readonly reason: string;
    }
  | { readonly kind: 'writeOffReversal'; readonly reason: string };
