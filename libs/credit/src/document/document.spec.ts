import { NotIndependent } from '#kernel';
import { decides, refusalOf } from '#kernel/testing';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applicationId, clientId } from '../application/application.examples.js';
import { checklistOf, missingBefore } from './checklist.js';
import { RecordDocument, RejectDocument, VerifyDocument } from './document.commands.js';
import { document } from './document.decider.js';
import { completeFile, documentId, recorded } from './document.examples.js';
import { documentEvents } from './document.events.js';
import { documentRefusals as refuse } from './document.refusals.js';
import { mediaOf } from './file-media.js';
import { checkedFile, FolderOfFiles } from './file-store.js';

const given = decides(document);
const known = { client: { clientId }, application: { clientId } };
const paper = {
  documentId,
  clientId,
  applicationId,
  kind: 'financialStatement',
  title: 'Annual report 2024',
  issuedOn: '2024-12-31',
  archivedAs: 'XA-2025-0007',
  valueDate: '2025-02-09',
} as const;

describe('a document', () => {
  it('is recorded in the file of a client', () =>
    given().when(RecordDocument.of(paper), known).then(recorded));

  it.each<[object, { readonly code: string }]>([
    [{ archivedAs: undefined }, refuse.FileOrArchive],
    [{ expiresOn: '2024-12-30' }, refuse.DocumentExpired],
    [{ issuedOn: '2026-03-03' }, { code: 'ValueDateInFuture' }],
  ])('is refused with %j', (wrong, { code }) =>
    expect(
      refusalOf(() =>
        given()
          .when(RecordDocument.of({ ...paper, ...wrong }), known)
          .facts(),
      )?.code,
    ).toBe(code),
  );

  it('is handed in for an application of the same client', () =>
    given()
      .when(RecordDocument.of(paper), { ...known, application: { clientId: 'cl_2' } })
      .refuses(refuse.ApplicationOfAnother));

  it('is verified by a second person, or rejected', () => {
    const verify = VerifyDocument.of({ documentId });
    given(recorded).when(verify).refuses(NotIndependent);
    const second = { actor: { id: 'ro-1', roles: ['riskOfficer'] } };
    expect(given(recorded).when(verify, second).facts()).toHaveLength(1);
    const reject = RejectDocument.of({ documentId, reason: 'Illegible' });
    const [rejected = recorded] = given(recorded).when(reject, second).facts();
    given(recorded, rejected).when(verify, second).refuses(refuse.DocumentRejectedBefore);
    expect(documentEvents.DocumentRejected.version).toBe(1);
  });
});

describe('a checklist', () => {
  const needed = [
    { kind: 'businessLicence', before: 'decision' },
    { kind: 'financialStatement', before: 'decision', maxAgeDays: 456 },
    { kind: 'resolution', before: 'drawdown' },
  ] as const;
  const on = (day: string) => checklistOf(needed, completeFile.documents, day);

  it('says what is there, what is absent and what has expired', () => {
    expect(on('2026-04-01').map(({ state }) => state)).toEqual(['there', 'there', 'absent']);
    expect(missingBefore('decision', on('2026-04-01'))).toEqual([]);
    expect(missingBefore('decision', on('2026-04-02'))).toEqual(['financialStatement']);
    expect(missingBefore('drawdown', on('2026-04-01'))).toEqual(['resolution']);
  });

  it('counts no document that is rejected', () => {
    const rejected = completeFile.documents.map((each) => ({
      ...each,
      stage: 'rejected' as const,
    }));
    expect(missingBefore('decision', checklistOf(needed, rejected, '2025-03-01'))).toHaveLength(2);
  });
});

describe('the store of files', () => {
  const pdf = Buffer.from('%PDF-1.7\nhello');
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'files-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps a file once, by its hash, and gives it back', async () => {
    const files = new FolderOfFiles(folder);
    const kept = await files.keep(pdf);
    expect(kept).toMatchObject({ bytes: pdf.length, mediaType: 'application/pdf' });
    expect(await files.keep(pdf)).toEqual(kept);
    expect(readdirSync(join(folder, kept.sha256.slice(0, 2)))).toEqual([kept.sha256]);
    expect(await files.read(kept.sha256)).toEqual(pdf);
    expect(await files.read('0'.repeat(64))).toBeUndefined();
    expect(await files.read('../../etc/passwd')).toBeUndefined();
  });

  it('never gives back what does not agree with its hash', async () => {
    const files = new FolderOfFiles(folder);
    const { sha256 } = await files.keep(pdf);
    writeFileSync(join(folder, sha256.slice(0, 2), sha256), '%PDF-1.7\nhallo');
    await expect(files.read(sha256)).rejects.toMatchObject({ code: 'FileDamaged' });
  });

  it('takes files by what they are, not by what they are called', () => {
    expect(mediaOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))).toBe(
      'image/png',
    );
    expect(mediaOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg');
    expect(mediaOf(Buffer.from([0x50, 0x4b, 0x03, 0x04]))).toBe('application/zip');
    expect(mediaOf(Buffer.from('名称,金额\n甲,1\n'))).toBe('text/csv');
    expect(refusalOf(() => checkedFile(Buffer.from('MZ\u0000')))?.code).toBe('FileKindNotTaken');
    expect(refusalOf(() => checkedFile(Buffer.alloc(0)))?.code).toBe('FileEmpty');
    expect(refusalOf(() => checkedFile(Buffer.alloc(10_485_761, 0x25)))?.code).toBe('FileTooLarge');
  });
});
