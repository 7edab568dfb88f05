import type { CreditTerms } from '#credit';
import {
  AcceptSolution,
  AssessNeed,
  CaptureNeed,
  DesignSolution,
  LoseNeed,
  PresentSolution,
  RejectSolution,
  ReviseSolution,
} from '#needs';
import { clientOf, ofManager, regionOf } from './client-steps.js';
import type { DemoNeed } from './needs.js';
import { demoNeeds } from './needs.js';
import type { Dates, Step } from '../story.js';
import { clientId, whole } from '../story.js';

/** What clients need, and what the bank offers them for it. */
export const needSteps = (dates: Dates): readonly Step[] =>
  demoNeeds.flatMap((need) => [...needOf(need, dates), ...solutionOf(need, dates)]);

const needIdOf = ({ slug }: DemoNeed): string => `nd_demo.${slug}`;

function needOf(need: DemoNeed, { today, ago }: Dates): readonly Step[] {
  const { slug, formId, core, project, millions, termMonths, risk, importance, lost } = need;
  const needId = needIdOf(need);
  const questions =
    formId === 'NF-1'
      ? ['financialPosition', 'plans', 'funding', 'risk']
      : ['core', 'purpose', 'repayment'];
  const capture = CaptureNeed.of({
    needId,
    clientId: clientId(slug),
    formId,
    answers: questions.map((question) => ({ question, text: core })),
    need: {
      purpose: 'workingCapital',
      amount: whole(millions * 1_000_000),
      termMonths,
      riskTolerance: risk,
      project,
      services: ['financialAdvice'],
    },
    heldOn: ago(6),
    valueDate: ago(6),
  });
  const reason = '符合国家战略方向 (in line with national strategy)';
  return [
    ofManager(slug, today, capture),
    ofManager(slug, today, AssessNeed.of({ needId, strategicImportance: importance, reason })),
    ...(lost === undefined
      ? []
      : [ofManager(slug, today, LoseNeed.of({ needId, code: 'price', reason: lost }))]),
  ];
}

function solutionOf(need: DemoNeed, { today }: Dates): readonly Step[] {
  const { slug, solution } = need;
  if (solution === undefined) return [];
  const solutionId = `so_demo.${slug}`;
  const content = {
    title: solution.title,
    loans: [{ terms: termsOf(need) }],
    market: [{ kind: 'shortTermPaper', amount: whole(20_000_000), termMonths: 9 } as const],
    services: [
      { service: 'financialCoaching', scope: '年度财务辅导 (coaching for a year)' } as const,
    ],
    controls: [{ measure: 'accountControl', term: '销售回款归集 (collection of sales)' } as const],
  };
  const step = (command: Step['command']) => ofManager(slug, today, command);
  const designed = step(
    DesignSolution.of({
      ...{ solutionId, clientId: clientId(slug), needId: needIdOf(need), content },
    }),
  );
  const presented = step(PresentSolution.of({ solutionId, occasion: '现场汇报 (on site)' }));
  const code = 'terms';
  switch (solution.until) {
    case 'designed':
      return [designed];
    case 'revised': {
      const reason = '客户希望到期一次还本 (the client wants to repay at the end)';
      const revise = { solutionId, content, cause: 'clientFeedback', reason } as const;
      return [designed, presented, step(ReviseSolution.of(revise))];
    }
    case 'accepted':
      return [
        designed,
        presented,
        step(AcceptSolution.of({ solutionId, acceptedBy: '财务总监 (chief financial officer)' })),
      ];
    case 'rejected':
      return [
        designed,
        presented,
        step(RejectSolution.of({ solutionId, code, reason: '期限过短 (too short)' })),
      ];
  }
}

const termsOf = ({ slug, millions, termMonths }: DemoNeed): CreditTerms => ({
  product: 'workingCapital',
  purpose: 'workingCapital',
  guaranteeType: 'unsecured',
  amount: whole(millions * 1_000_000),
  termMonths,
  everyMonths: 1,
  method: 'equalPrincipal',
  annualRate: '0.0405',
  dayCount: '30E/360',
  industry: { scheme: 'GBT4754', code: clientOf(slug).industry },
  region: regionOf(clientOf(slug)),
});
