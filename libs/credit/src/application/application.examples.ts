import { cny } from '#kernel';
import type { CreditTerms } from '../credit-terms.js';
import type { GrantedProduct } from '../product/product-checks.js';
import { offer } from '../product/product.examples.js';
import type { Quote } from '../pricing/quote.js';
import { applicationEvents } from './application.events.js';

/** Twelve equal principal parts of 10,000.00 yuan and interest, from 1 March 2025. */
export const terms: CreditTerms = {
  product: 'workingCapital',
  purpose: 'workingCapital',
  guaranteeType: 'realEstate',
  amount: cny(120_000),
  termMonths: 12,
  everyMonths: 1,
  method: 'equalPrincipal',
  annualRate: '0.036',
  dayCount: '30E/360',
  industry: { scheme: 'GBT4754', code: 'C' },
  region: { scheme: 'CN', code: '61' },
};

export const clientId = 'cl_1';
export const applicationId = 'ap_1';

/** The version of the product that the terms are granted under. */
export const product: GrantedProduct = {
  productId: offer.productId,
  version: offer.version,
  servicing: offer.content.servicing,
};

/** What the rate of those terms comes to, for a client of medium risk. */
export const price: Quote = {
  lines: [
    { part: 'funding', rate: '0.0160', rules: ['PR-F1'] },
    { part: 'cost', rate: '0.0040', rules: ['PR-C1'] },
    { part: 'expectedLoss', rate: '0.0025', rules: ['PD-M', 'LG-2'] },
    { part: 'capital', rate: '0.0050', rules: ['PR-K1'] },
    { part: 'margin', rate: '0.0050', rules: ['PR-M1'] },
  ],
  guide: '0.0325',
  breakEven: '0.0275',
  asked: '0.036',
  standing: 'within',
  returnOnCapital: '0.1688',
  setBy: 'release',
};

/** A relationship manager has taken in what the client asks for. */
export const submitted = applicationEvents.ApplicationSubmitted({
  clientId,
  groupIds: [],
  terms,
  product: offer,
  priority: 'normal',
  missing: ['businessLicence', 'financialStatement'],
  managerId: 'rm-7',
  submittedBy: 'rm-7',
  valueDate: '2025-02-10',
});

/** A risk officer is in favour of it. */
export const reviewed = applicationEvents.ApplicationReviewed({
  clientId,
  reviewedBy: 'ro-1',
  as: 'riskOfficer',
  recommendation: 'approve',
  comment: 'Cash flow covers the debt service 1.6 times',
  groupIds: [],
  valueDate: '2025-02-14',
});

/** It is granted as it was asked for. */
export const approved = applicationEvents.ApplicationApproved({
  clientId,
  terms,
  requested: terms.amount,
  product,
  conditions: [
    {
      id: 'c1',
      kind: 'useEvidence',
      before: 'afterDrawdown',
      withinDays: 90,
      text: 'The use of the money is shown · 提供贷款资金用途证明',
    },
  ],
  validUntil: '2025-08-19',
  managerId: 'rm-7',
  groupIds: [],
  approvedBy: 'ca-1',
  policies: [],
  price,
  authority: {
    rule: 'AA-02',
    version: 1,
    setBy: 'release',
    exposure: { client: terms.amount },
    riskClass: 'medium',
  },
  valueDate: '2025-02-20',
});
