import type { CreditTerms } from '#credit';
import { offerOf } from '#credit';
import { cny } from '#kernel';
import { needEvents } from './need/need.events.js';
import { rankOf } from './need/need-priority.rules.js';
import type { StatedNeed } from './need/need.fields.js';
import { solutionEvents } from './solution/solution.events.js';
import type { Package } from './solution/solution.fields.js';

/** A need, and the solution that the bank designs for it. */
export const clientId = 'cl_qinling';
export const needId = 'nd_1';
export const solutionId = 'so_1';

export const stated: StatedNeed = {
  purpose: 'workingCapital',
  amount: cny(120_000),
  termMonths: 12,
  riskTolerance: 'balanced',
  neededBy: '2026-04-01',
  services: ['financialAdvice'],
};

export const captured = needEvents.NeedCaptured({
  clientId,
  way: 'interview',
  form: { id: 'NF-2', version: 1 },
  answers: [
    { question: 'core', text: '在旺季前备足原料' },
    { question: 'purpose', text: '采购钢材' },
    { question: 'repayment', text: '销售回款' },
  ],
  need: stated,
  heldOn: '2026-03-02',
  capturedBy: 'rm-7',
  valueDate: '2026-03-02',
});

const rank = rankOf(4, 'low', '2026-03-02');
if (rank === undefined) throw new RangeError('no rule ranks needs');

export const ranked = needEvents.NeedAssessed({
  strategicImportance: 4,
  riskClass: 'low',
  rank,
  reason: '国家重点扶持行业',
  assessedBy: 'rm-7',
  valueDate: '2026-03-02',
});

/** Twelve equal principal parts of 10,000.00 yuan and interest. */
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

/** The entry of the catalogue that the terms are of. */
export const product = offerOf({ kind: terms.product }, undefined, '2026-03-02');

export const content: Package = {
  title: '旺季流动资金综合方案',
  loans: [{ terms }],
  market: [{ kind: 'shortTermPaper', amount: cny(50_000_000), termMonths: 9 }],
  services: [{ service: 'financialAdvice', scope: '年度现金流规划' }],
  controls: [{ measure: 'collateral', term: '厂房抵押' }],
};

export const designed = solutionEvents.SolutionDesigned({
  clientId,
  needId,
  content,
  designedBy: 'rm-7',
  valueDate: '2026-03-02',
});

export const presented = solutionEvents.SolutionPresented({
  version: 1,
  occasion: '客户财务总监到场',
  valueDate: '2026-03-02',
});

export const accepted = solutionEvents.SolutionAccepted({
  version: 1,
  acceptedBy: '财务总监',
  loans: [{ terms, product, applicationId: 'ap_of:so_1:1' }],
  managerId: 'rm-7',
  recordedBy: 'rm-7',
  preparedBy: ['rm-7'],
  valueDate: '2026-03-02',
});
