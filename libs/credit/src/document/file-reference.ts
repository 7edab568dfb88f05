import { IsIn, IsInt, Matches, Max, Min } from 'class-validator';
import type { FileMedia } from './file-media.js';
import { largestFileBytes, mediaTypes } from './file-media.js';

/** A file of the file store: what it holds is known by its hash. */
export class FileReference {
  /** SHA-256 of the content. */
  @Matches(/^[0-9a-f]{64}$/, { message: '$property must be 64 hexadecimal digits' })
  readonly sha256!: string;

  @IsInt() @Min(1) @Max(largestFileBytes) readonly bytes!: number;

  @IsIn(mediaTypes) readonly mediaType!: FileMedia;
}
