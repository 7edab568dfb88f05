import type { Day } from '#kernel';
import { CloseBusinessDay } from '#platform';
import { accessSteps } from './bank/access-steps.js';
import { registrations } from './clients/client-steps.js';
import { contactSteps } from './engagement/contact-steps.js';
import { bulletinSteps } from './engagement/bulletin-steps.js';
import { templateSteps } from './engagement/template-steps.js';
import { applicationSteps, documentsOfApplications } from './lending/credit-steps.js';
import { enquirySteps } from './lending/enquiry-steps.js';
import { engagementSteps } from './engagement/engagement-steps.js';
import { documentsOfLoans, loanSteps } from './lending/loan-steps.js';
import { ceilingSteps, limitSteps, securityAsked } from './lending/limit-steps.js';
import { migrationSteps } from './bank/migrations.js';
import { demoStaff, teamSteps } from './bank/organisation-steps.js';
import { holdSteps } from './risk/hold-steps.js';
import { modeSteps } from './risk/mode-steps.js';
import { mergeSteps, twinSteps } from './clients/merge-steps.js';
import { needSteps } from './clients/need-steps.js';
import { relationshipSteps } from './clients/relationship-steps.js';
import { outreachSteps } from './clients/outreach-steps.js';
import { outletSteps } from './bank/outlet-steps.js';
import { paymentSteps } from './lending/payment-steps.js';
import { people } from './bank/people.js';
import { benchmarkSteps } from './lending/benchmark-steps.js';
import { policySteps } from './lending/policy-steps.js';
import { taskSteps } from './lending/task-steps.js';
import { growthSteps } from './engagement/growth-steps.js';
import { performanceSteps } from './engagement/performance-steps.js';
import { productSteps } from './lending/product-steps.js';
import { outsideSteps } from './project-care-steps.js';
import { projectSteps } from './project-steps.js';
import { relationSteps } from './clients/relation-steps.js';
import { rulesSteps } from './risk/rules-steps.js';
import { riskSteps } from './risk/risk-steps.js';
import type { Chapter, Dates, Step } from './story.js';
import { datesFrom } from './story.js';
import { overrideSteps, warningSteps } from './risk/warning-steps.js';

/**
 * The business days that are closed, so many days ago. Today is left open: a newcomer closes it.
 */
const closings = [480, 360, 270, 180, 150, 120, 90, 60, 30, 7, 1] as const;

/**
 * The story of the demo bank, told from a day: who works there, who the clients are, then all that happened to
 * their loans in the order of days, one chapter for each business day that is closed.
 */
export function demoStory(today: Day): readonly Chapter[] {
  const dates = datesFrom(today);
  const dated = [
    ...applicationSteps(dates),
    ...loanSteps(dates),
    ...warningSteps(dates),
    ...riskSteps(dates),
    ...projectSteps(dates),
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const chapters = closings.map((daysAgo, index): Chapter => {
    const [after, upTo] = [closings[index - 1], dates.ago(daysAgo)];
    const from = after === undefined ? '' : dates.ago(after);
    const steps = dated.filter(({ on }) => on > from && on <= upTo);
    return { steps, closing: closing(upTo) };
  });
  const last = dated.filter(({ on }) => on >= today);
  return [
    ...demoStaff(today),
    ...openings(dates),
    { steps: migrationSteps(dates) },
    ...chapters,
    {
      steps: [
        ...last,
        ...limitSteps(dates),
        ...ceilingSteps(dates),
        ...policySteps(dates),
        ...securityAsked(dates),
        ...overrideSteps(dates),
        ...[modeSteps, holdSteps].flatMap((steps) => steps(dates)),
        ...outsideSteps(dates),
        ...needSteps(dates),
        ...engagementSteps(dates),
        ...outletSteps(dates),
        ...paymentSteps(dates),
        ...[performanceSteps, growthSteps, taskSteps].flatMap((steps) => steps(dates)),
      ],
    },
    // News go to whoever has agreed to hear of them by now.
    { steps: [...bulletinSteps(dates), ...templateSteps(dates)] },
    { steps: [...outreachSteps(dates), ...relationshipSteps(dates), ...mergeSteps(dates)] },
  ];
}

const closing = (day: Day): Step => ({
  on: day,
  by: people.operations,
  line: 'bank',
  key: `bd_demo:CloseBusinessDay:${day}`,
  command: CloseBusinessDay.of({ year: day.slice(0, 4), day }),
});

/** The stream that the story opens first: the day it was booked is the day the story is told from. */
export const firstStreamOfDemo = 'client-cl_demo.qingfeng';

/** What a bank has before its first loan. */
function openings(dates: Dates): readonly Chapter[] {
  return [
    {
      steps: [
        ...registrations(dates),
        ...teamSteps(dates),
        ...productSteps(dates),
        ...rulesSteps(dates),
        ...benchmarkSteps(dates),
      ],
    },
    // Contacts come before any judgement: the days without contact are counted from the last one.
    {
      steps: [
        ...relationSteps(dates),
        ...contactSteps(dates),
        ...twinSteps(dates),
        ...accessSteps(dates),
      ],
    },
    {
      steps: [
        ...documentsOfLoans(dates),
        ...documentsOfApplications(dates),
        ...enquirySteps(dates),
      ],
    },
  ];
}
