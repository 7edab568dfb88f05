import { applicationId, clientId } from '../application/application.examples.js';
import type { ClientDocumentsRow } from '../views/client-documents.view.js';
import { documentEvents } from './document.events.js';

export const documentId = 'dc_1';

/** The financial statements of 2024, on paper. */
export const recorded = documentEvents.DocumentRecorded({
  documentId,
  clientId,
  applicationId,
  kind: 'financialStatement',
  title: 'Annual report 2024',
  issuedOn: '2024-12-31',
  archivedAs: 'XA-2025-0007',
  recordedBy: 'rm-7',
  valueDate: '2025-02-09',
});

/** A file with all that the decision on working capital needs. */
export const completeFile: ClientDocumentsRow = {
  clientId,
  documents: (['businessLicence', 'financialStatement'] as const).map((kind) => ({
    documentId: `dc_${kind}`,
    kind,
    title: kind,
    issuedOn: '2024-12-31',
    archivedAs: 'XA-2025-0007',
    recordedBy: 'rm-7',
    recordedOn: '2025-02-09',
    version: 1,
    stage: 'recorded' as const,
  })),
};
