import { caseSteps } from './case-steps.js';
import { loyaltySteps } from './loyalty-steps.js';
import { promiseSteps } from './promise-steps.js';
import { reachSteps } from './reach-steps.js';
import type { Dates, Step } from '../story.js';
import { surveySteps } from './survey-steps.js';
import { taskSteps } from './task-steps.js';

/** What the managers do today: how clients are reached, what is on their lists. */
export const engagementSteps = (dates: Dates): readonly Step[] => [
  ...reachSteps(dates),
  ...taskSteps(dates),
  ...caseSteps(dates),
  ...promiseSteps(dates),
  ...surveySteps(dates),
  ...loyaltySteps(dates),
];
