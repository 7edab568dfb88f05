import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { DocumentKind } from '../product/product.codes.js';
import type { FileReference } from './file-reference.js';

/** A document that a client handed in. */
export const documentEvents = defineEvents(['documentId', 'clientId'], {
  DocumentRecorded: event<{
    readonly clientId: string;
    readonly applicationId?: string;
    readonly kind: DocumentKind;
    readonly title: string;
    readonly issuedOn: Day;
    readonly expiresOn?: Day;
    readonly file?: { readonly [K in keyof FileReference]: FileReference[K] };
    readonly archivedAs?: string;
    readonly recordedBy: string;
    readonly valueDate: Day;
  }>(),
  /** The copy agrees with the original. */
  DocumentVerified: event<{ readonly verifiedBy: string; readonly valueDate: Day }>(),
  DocumentRejected: event<{
    readonly kind: DocumentKind;
    readonly reason: string;
    readonly rejectedBy: string;
    readonly valueDate: Day;
  }>(),
});
