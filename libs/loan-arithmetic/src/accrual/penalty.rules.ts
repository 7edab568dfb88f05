import type { Day, DecimalText, Labels } from '#kernel';

/** How much a penalty rate may be over the contract rate: a dated row of law. */
export interface PenaltyRule {
  readonly id: string;
  readonly inForceFrom: Day;
  readonly label: Labels;
  readonly breach: 'overdue' | 'misuse';
  /** Least and most share of the contract rate that is added. */
  readonly from: DecimalText;
  readonly to: DecimalText;
  readonly source: string;
}

/** Source: 银发〔2003〕251号, in force since 2004-01-01. */
export const penaltyRules: readonly PenaltyRule[] = [
  {
    id: 'PEN-OVERDUE',
    inForceFrom: '2004-01-01',
    label: { en: 'Overdue loan', zh: '逾期贷款罚息' },
    breach: 'overdue',
    from: '0.30',
    to: '0.50',
    source: '银发〔2003〕251号 三',
  },
  {
    id: 'PEN-MISUSE',
    inForceFrom: '2004-01-01',
    label: { en: 'Loan not used as agreed', zh: '挪用贷款罚息' },
    breach: 'misuse',
    from: '0.50',
    to: '1.00',
    source: '银发〔2003〕251号 三',
  },
];
