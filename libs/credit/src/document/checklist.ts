import type { Day } from '#kernel';
import { daysBetween } from '#kernel';
import type { CreditStep, DocumentKind } from '../product/product.codes.js';
import type { NeededDocument } from '../product/product.fields.js';
import type { ClientDocument } from '../views/client-documents.view.js';

/** One line of a checklist: what is needed, and what of the client's file serves. */
export interface ChecklistLine extends NeededDocument {
  readonly state: 'there' | 'absent' | 'expired';
  readonly documentId?: string;
}

/** What the documents of a client's file come to, against what a product needs, on a day. */
export const checklistOf = (
  needed: readonly NeededDocument[],
  documents: readonly ClientDocument[],
  day: Day,
): readonly ChecklistLine[] =>
  needed.map((line) => {
    const { kind, before, maxAgeDays } = line;
    const what = { kind, before, ...(maxAgeDays !== undefined && { maxAgeDays }) };
    const ofKind = documents.filter(
      ({ kind, stage }) => kind === line.kind && stage !== 'rejected',
    );
    const valid = ofKind.findLast((each) => serves(each, line, day));
    if (valid) return { ...what, state: 'there', documentId: valid.documentId };
    return { ...what, state: ofKind.length === 0 ? 'absent' : 'expired' };
  });

function serves({ issuedOn, expiresOn }: ClientDocument, line: NeededDocument, day: Day): boolean {
  if (expiresOn !== undefined && expiresOn < day) return false;
  return line.maxAgeDays === undefined || daysBetween(issuedOn, day) <= line.maxAgeDays;
}

/** The kinds of document that are absent or expired before a step. */
export const missingBefore = (
  step: CreditStep,
  lines: readonly ChecklistLine[],
): readonly DocumentKind[] =>
  lines.filter(({ before, state }) => before === step && state !== 'there').map(({ kind }) => kind);
