import type { Evolve } from '#kernel';
import { defineDecider, valueDateOf, valueDateRefusals } from '#kernel';
import { clientFile, ClientUnknown } from '#clients';
import type { DocumentKind } from '../product/product.codes.js';
import { pipeline } from '../views/pipeline/pipeline.view.js';
import * as commands from './document.commands.js';
import { documentEvents } from './document.events.js';
import type { FileReference } from './file-reference.js';
import { documentRefusals as refuse } from './document.refusals.js';

const { DocumentRecorded, DocumentVerified, DocumentRejected } = documentEvents;

interface Recorded {
  readonly clientId: string;
  readonly kind: DocumentKind;
  readonly recordedBy: string;
  readonly verified: boolean;
  readonly rejected: boolean;
}

const evolve: Evolve<Recorded, typeof documentEvents> = {
  DocumentRecorded: ({ clientId, kind, recordedBy }) => ({
    clientId,
    kind,
    recordedBy,
    verified: false,
    rejected: false,
  }),
  DocumentVerified: (_, document) => ({ ...document, verified: true }),
  DocumentRejected: (_, document) => ({ ...document, rejected: true }),
};

const staff = ['relationshipManager', 'riskOfficer', 'service'] as const;

/** A document of a client, from the day it is handed in. */
export const document = defineDecider({
  stream: 'document',
  by: 'documentId',
  prefix: 'dc',
  events: documentEvents,
  commands,
  allow: {
    RecordDocument: staff,
    VerifyDocument: ['riskOfficer', 'relationshipManager', 'creditApprover'],
    RejectDocument: ['riskOfficer', 'creditApprover'],
  },
  evolve,
  notBy: { VerifyDocument: ({ recordedBy }) => [recordedBy] },
  consult: {
    RecordDocument: ({ clientId, applicationId }) => ({
      client: clientFile.row(clientId),
      application: applicationId === undefined ? undefined : pipeline.row(applicationId),
    }),
  },
  create: {
    RecordDocument(command, { today, actor, client, application }) {
      const { clientId, applicationId, file, archivedAs, issuedOn, expiresOn } = command;
      if (!client) throw ClientUnknown({ field: 'clientId', found: clientId });
      if (applicationId !== undefined && application?.clientId !== clientId) {
        throw refuse.ApplicationOfAnother({ field: 'applicationId', found: applicationId });
      }
      if ((file === undefined) === (archivedAs === undefined)) {
        throw refuse.FileOrArchive({ field: 'file' });
      }
      if (issuedOn > today) {
        throw valueDateRefusals.ValueDateInFuture({ field: 'issuedOn', found: issuedOn, today });
      }
      if (expiresOn !== undefined && expiresOn < issuedOn) {
        throw refuse.DocumentExpired({ field: 'expiresOn', found: expiresOn });
      }
      const { kind, title, valueDate } = command;
      return DocumentRecorded({
        clientId,
        ...(applicationId !== undefined && { applicationId }),
        kind,
        title,
        issuedOn,
        ...(expiresOn !== undefined && { expiresOn }),
        ...(file && { file: plain(file) }),
        ...(archivedAs !== undefined && { archivedAs }),
        recordedBy: actor.id,
        valueDate: valueDateOf(valueDate, { today }),
      });
    },
  },
  decide: {
    VerifyDocument({ valueDate }, { verified, rejected }, { today, actor }) {
      if (rejected) throw refuse.DocumentRejectedBefore();
      if (verified) return [];
      return DocumentVerified({
        verifiedBy: actor.id,
        valueDate: valueDateOf(valueDate, { today }),
      });
    },
    RejectDocument({ reason, valueDate }, { kind, rejected }, { today, actor }) {
      if (rejected) return [];
      return DocumentRejected({
        kind,
        reason,
        rejectedBy: actor.id,
        valueDate: valueDateOf(valueDate, { today }),
      });
    },
  },
});

const plain = ({ sha256, bytes, mediaType }: FileReference) => ({ sha256, bytes, mediaType });
