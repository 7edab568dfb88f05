import type { Offer } from '#credit';
import { agreedApplicationId, agreementOf } from '#credit';
import type { AskedLoan } from './solution.events.js';
import type { Package } from './solution.fields.js';

/** The credits that a package asks for, each with the id of its application and its product. */
export const askedLoans = (
  solutionId: string,
  { loans }: Package,
  offers: readonly Offer[],
): readonly AskedLoan[] =>
  loans.flatMap(({ terms }, place) => {
    const product = offers[place];
    const applicationId = agreedApplicationId(solutionId, place + 1);
    return product ? [{ terms, product, applicationId }] : [];
  });

/** The solution that an application or its loan comes from; undefined where it comes from none. */
export function solutionOf(id: string): { solutionId: string; applicationId: string } | undefined {
  const from = agreementOf(id);
  if (from === undefined) return undefined;
  const { agreementId: solutionId, place } = from;
  return { solutionId, applicationId: agreedApplicationId(solutionId, place) };
}
