import type { Money } from '#kernel';
import type { Payee } from './payee.js';
import type { PaymentWay, WaivedComponent, WriteOffGround } from './proposal.codes.js';

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
  | { readonly kind: 'writeOff'; readonly ground: WriteOffGround; readonly reason: string }
  | { readonly kind: 'writeOffReversal'; readonly reason: string };
