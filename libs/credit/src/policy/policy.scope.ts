import { NaicsSector, NationalSection, Province, State } from '#clients';
import { LoanProduct } from '../credit.codes.js';
import { CreditSegment } from '../standing/standing.codes.js';
import { policyRefusals as refuse } from './policy.refusals.js';

const isOneOf =
  (...lists: readonly { readonly all: readonly string[] }[]) =>
  (code: string): boolean =>
    lists.some(({ all }) => all.includes(code));

const isRegion = (code: string): boolean =>
  code.startsWith('US-')
    ? State.includes(code.slice('US-'.length))
    : Province.includes(code) || /^[A-Z]{2}$/.test(code);

/** Whether there is what a policy is for; a client is looked up. */
const exists = new Map<string, (code: string) => boolean>([
  ['segment', isOneOf(CreditSegment)],
  ['product', isOneOf(LoanProduct)],
  ['industry', isOneOf(NationalSection, NaicsSector)],
  ['region', isRegion],
]);

/** Whether there is the segment, product, industry or region; undefined for a scope of none. */
export function existsScope(id: string): boolean | undefined {
  const [kind = '', code = ''] = id.split('.');
  return exists.get(kind)?.(code);
}

/** Refuses a policy for a segment, product, industry or region that there is not. */
export function checkScope(policyId: string): void {
  if (existsScope(policyId) === false) {
    throw refuse.PolicyForNobody({ field: 'policyId', found: policyId });
  }
}
