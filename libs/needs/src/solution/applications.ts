import type { Package } from './solution.fields.js';
import type { AskedLoan } from './solution.events.js';

/** The application of the nth loan of a solution: one each, however often it is tried. */
const applicationOf = (solutionId: string, place: number): string =>
  `ap_of:${solutionId}:${place + 1}`;

/** The credits that a package asks for, each with the id of its application. */
export const askedLoans = (solutionId: string, { loans }: Package): readonly AskedLoan[] =>
  loans.map((loan, place) => ({ ...loan, applicationId: applicationOf(solutionId, place) }));

/** The solution that an application or its loan comes from; undefined where it comes from none. */
export function solutionOf(id: string): { solutionId: string; applicationId: string } | undefined {
  const [, solutionId, place] = /^(?:ap|ln)_of:(.+):(\d)$/.exec(id) ?? [];
  return solutionId === undefined || place === undefined
    ? undefined
    : { solutionId, applicationId: applicationOf(solutionId, Number(place) - 1) };
}
