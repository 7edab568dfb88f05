import type { Day, Rows } from '#kernel';
import { defineView, everyone, IsId, ViewQuery } from '#kernel';
import type { DataOf } from '#kernel';
import { documentEvents } from '../document/document.events.js';

type Recorded = DataOf<typeof documentEvents.DocumentRecorded>;

/** A document as it stands. */
export interface ClientDocument extends Omit<Recorded, 'clientId' | 'valueDate'> {
  readonly recordedOn: Day;
  /** Sequence number among the client's documents of its kind. */
  readonly version: number;
  readonly stage: 'recorded' | 'verified' | 'rejected';
  readonly verifiedBy?: string;
  readonly reason?: string;
}

/** The documents of a client, in the order in which they came; the last 300 of them. */
export interface ClientDocumentsRow {
  readonly clientId: string;
  readonly documents: readonly ClientDocument[];
}

/** The documents in the file of a client. */
export class GetClientDocuments extends ViewQuery<ClientDocumentsRow> {
  @IsId() readonly clientId!: string;
}

const most = 300;

const changed = (
  row: ClientDocumentsRow,
  documentId: string,
  change: Partial<ClientDocument>,
): ClientDocumentsRow => ({
  ...row,
  documents: row.documents.map((each) =>
    each.documentId === documentId ? { ...each, ...change } : each,
  ),
});

const on: Rows<ClientDocumentsRow, typeof documentEvents> = {
  DocumentRecorded: ({ clientId: _, valueDate, ...recorded }, row) => ({
    ...row,
    documents: [
      ...row.documents,
      {
        ...recorded,
        recordedOn: valueDate,
        version: row.documents.filter(({ kind }) => kind === recorded.kind).length + 1,
        stage: 'recorded' as const,
      },
    ].slice(-most),
  }),
  DocumentVerified: ({ documentId, verifiedBy }, row) =>
    changed(row, documentId, { stage: 'verified', verifiedBy }),
  DocumentRejected: ({ documentId, reason }, row) =>
    changed(row, documentId, { stage: 'rejected', reason }),
};

/** What clients have handed in. */
export const clientDocuments = defineView({
  name: 'client-documents',
  events: documentEvents,
  by: 'clientId',
  empty: (clientId): ClientDocumentsRow => ({ clientId, documents: [] }),
  on,
  scope: { client: 'clientId' },
  queries: { GetClientDocuments },
  allow: { GetClientDocuments: everyone },
  answer: { GetClientDocuments: ({ clientId }, rows) => rows.get(clientId) },
});
