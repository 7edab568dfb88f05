import type { Day } from '#kernel';
import { DatedCommand, IsCode, IsDay, IsId, IsPart, IsText } from '#kernel';
import { IsOptional } from 'class-validator';
import { DocumentKind } from '../product/product.codes.js';
import { FileReference } from './file-reference.js';

abstract class DocumentCommand extends DatedCommand {
  @IsId() readonly documentId!: string;
}

/** Takes a document into the client's file: an uploaded file, or paper in the archive. */
export class RecordDocument extends DocumentCommand {
  @IsId() readonly clientId!: string;

  /** The application it is handed in for; it serves every other one of the client too. */
  @IsOptional() @IsId() readonly applicationId?: string;

  @IsCode(DocumentKind) readonly kind!: DocumentKind;

  @IsText({ max: 200 }) readonly title!: string;

  /** The document's own date: of issue, or the last day that it reports on. */
  @IsDay() readonly issuedOn!: Day;

  @IsOptional() @IsDay() readonly expiresOn?: Day;

  @IsOptional() @IsPart(FileReference) readonly file?: FileReference;

  /** The number under which the archive keeps the original. */
  @IsOptional() @IsText({ max: 100 }) readonly archivedAs?: string;
}

/** Confirms that the copy agrees with the original. Another person than the one who recorded it. */
export class VerifyDocument extends DocumentCommand {}

/** Says that the document does not serve: illegible, of the wrong kind, forged. */
export class RejectDocument extends DocumentCommand {
  @IsText() readonly reason!: string;
}
