import { cny } from '#kernel';
import { clientId } from '../application/application.examples.js';
import { enquiryEvents } from './enquiry.events.js';

export const enquiryId = 'eq_1';

/** A client asks for working capital. */
export const asked = enquiryEvents.EnquiryRecorded({
  clientId,
  purpose: 'workingCapital',
  need: 'Money for the harvest',
  amount: cny(120_000),
  termMonths: 12,
  ownerId: 'rm-7',
  dueOn: '2025-02-09',
  recordedBy: 'rm-7',
  valueDate: '2025-02-08',
});
