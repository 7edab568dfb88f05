import type { ClientRow } from '#clients';
import type { AskedTerms, CreditTerms } from '../../credit-terms.js';
import { enquiryRefusals } from '../../enquiry/enquiry.refusals.js';
import type { EnquiryRow } from '../../views/pipeline/enquiries.view.js';
import { applicationRefusals as refuse } from '../application.refusals.js';

/** The terms with what enquiry and file of the client tell already: nobody types it again. */
export function completed(
  asked: { readonly [K in keyof AskedTerms]: AskedTerms[K] },
  client: ClientRow,
  enquiry: EnquiryRow | undefined,
): CreditTerms {
  return {
    ...asked,
    purpose: told('purpose', asked.purpose ?? enquiry?.purpose),
    amount: told('amount', asked.amount ?? enquiry?.amount),
    termMonths: told('termMonths', asked.termMonths ?? enquiry?.termMonths),
    industry: told('industry', asked.industry ?? client.industry),
    region: told('region', asked.region ?? client.region),
  };
}

function told<T>(field: string, value: T | undefined): T {
  if (value === undefined) throw refuse.TermNotTold({ field: `terms.${field}` });
  return value;
}

/** Refuses an enquiry that is not there, is another client's or has ended. */
export function checkEnquiry(
  enquiryId: string | undefined,
  clientId: string,
  enquiry: EnquiryRow | undefined,
): void {
  if (enquiryId === undefined) return;
  const field = 'enquiryId';
  if (!enquiry) throw enquiryRefusals.EnquiryUnknown({ field, found: enquiryId });
  if (enquiry.clientId !== clientId) throw enquiryRefusals.EnquiryOfAnother({ field });
  if (enquiry.stage !== 'open' && enquiry.stage !== 'answered') {
    throw enquiryRefusals.EnquiryOver({ field, stage: enquiry.stage });
  }
}
