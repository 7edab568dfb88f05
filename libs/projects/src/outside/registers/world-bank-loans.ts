import type { Register } from './register.js';
import { amount, day, text } from './register.js';

const stages = {
  Approved: 'financialClose',
  Signed: 'financialClose',
  Effective: 'financialClose',
  Disbursing: 'construction',
  'Disbursing&Repaying': 'construction',
  'Fully Disbursed': 'operation',
  Repaying: 'operation',
  'Fully Repaid': 'handedOver',
  'Fully Transferred': 'handedOver',
  'Fully Cancelled': 'cancelled',
  Terminated: 'cancelled',
} as const;

const parties = [
  text('region', 'Region'),
  text('countryCode', 'Country Code', 'Country / Economy Code'),
  text('country', 'Country', 'Country / Economy'),
  text('borrower', 'Borrower'),
];

const projectColumns = [
  text('currency', 'Currency of Commitment'),
  text('project', 'Project ID'),
  text('projectName', 'Project Name'),
];

const committed = [
  amount('principal', 'Original Principal Amount'),
  amount('cancelled', 'Cancelled Amount'),
  amount('undisbursed', 'Undisbursed Amount'),
  amount('disbursed', 'Disbursed Amount'),
];

const owed = [
  amount('exchangeAdjustment', 'Exchange Adjustment'),
  amount('obligation', "Borrower's Obligation"),
  amount('sold', 'Sold 3rd Party'),
  amount('repaidThirdParty', 'Repaid 3rd Party'),
  amount('dueThirdParty', 'Due 3rd Party'),
];

const dates = [
  day('firstRepayment', 'First Repayment Date'),
  day('lastRepayment', 'Last Repayment Date'),
  day('signed', 'Agreement Signing Date'),
  day('approved', 'Board Approval Date'),
  day('effective', 'Effective Date (Most Recent)'),
  day('closing', 'Closed Date (Most Recent)'),
  day('lastDisbursement', 'Last Disbursement Date'),
];

/** What both statements of the World Bank have in common. */
const statement = {
  currency: 'USD',
  unit: 'one',
  number: ['number'],
  required: ['number', 'status', 'principal', 'disbursed', 'repaid'],
  statedOn: 'statedOn',
  latestOf: [],
  project: 'project',
  status: 'status',
  closing: 'closing',
  growing: { disbursement: 'disbursed', repayment: 'repaid', cancellation: 'cancelled' },
  stages,
  spans: [
    { name: 'approvalToSigning', from: 'approved', to: 'signed' },
    { name: 'approvalToEffectiveness', from: 'approved', to: 'effective' },
  ],
} as const;

/** Loans of the International Bank for Reconstruction and Development. */
export const ibrd: Register = {
  ...statement,
  columns: [
    day('statedOn', 'End of Period'),
    text('number', 'Loan Number'),
    ...parties,
    text('guarantorCountryCode', 'Guarantor Country Code'),
    text('guarantor', 'Guarantor'),
    text('loanType', 'Loan Type'),
    text('status', 'Loan Status'),
    text('rate', 'Interest Rate'),
    ...projectColumns,
    ...committed,
    amount('repaid', 'Repaid to IBRD'),
    amount('due', 'Due to IBRD'),
    ...owed,
    amount('held', 'Loans Held'),
    ...dates,
  ],
};

/** Credits and grants of the International Development Association. */
export const ida: Register = {
  ...statement,
  columns: [
    day('statedOn', 'End of Period'),
    text('number', 'Credit Number'),
    ...parties,
    text('status', 'Credit Status'),
    text('rate', 'Service Charge Rate'),
    ...projectColumns,
    ...committed,
    amount('repaid', 'Repaid to IDA'),
    amount('due', 'Due to IDA'),
    ...owed,
    amount('held', 'Credits Held'),
    ...dates,
  ],
};
