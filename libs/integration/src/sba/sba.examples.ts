import type { SbaLine } from './sba-row.js';

/** A line as the cleaned file has it: ISO dates, plain numbers. Nobody's loan. */
export const isoLine: SbaLine = {
  LoanNr_ChkDgt: '9000000017',
  Name: 'MADE UP HARDWARE INC',
  City: 'NOWHERE',
  State: 'IN',
  Zip: '47711',
  Bank: 'A BANK',
  BankState: 'OH',
  NAICS: '451120',
  ApprovalDate: '1997-02-28',
  ApprovalFY: '1997',
  Term: '84',
  NoEmp: '4',
  NewExist: '2',
  RevLineCr: 'N',
  LowDoc: 'Y',
  ChgOffDate: '',
  DisbursementDate: '1999-02-28',
  DisbursementGross: '60000',
  BalanceGross: '0',
  MIS_Status: 'P I F',
  ChgOffPrinGr: '0',
  GrAppv: '60000',
  SBA_Appv: '48000',
};

/** The same line as the original file has it. */
export const dollarLine: SbaLine = {
  ...isoLine,
  Zip: '47711',
  ApprovalDate: '28-Feb-97',
  DisbursementDate: '28-Feb-99',
  DisbursementGross: '$60,000.00 ',
  BalanceGross: '$0.00 ',
  ChgOffPrinGr: '$0.00 ',
  GrAppv: '$60,000.00 ',
  SBA_Appv: '$48,000.00 ',
};

/** A loan that was charged off. */
export const chargedOffLine: SbaLine = {
  ...isoLine,
  LoanNr_ChkDgt: '9000000024',
  MIS_Status: 'CHGOFF',
  ChgOffDate: '2001-06-15',
  ChgOffPrinGr: '21512.50',
};
