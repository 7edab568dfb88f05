import { defineRefusals, IsId, IsInstant, IsText } from '#kernel';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

const most = Number.MAX_SAFE_INTEGER;

/** Asks for the events about a subject, of a period, or both, with all that proves them. */
export class ExportEvidence {
  /** What it is about: `client`, `loan`, `application`, `project`. */
  @IsOptional() @IsText({ max: 40 }) readonly kind?: string;

  @IsOptional() @IsId() readonly subjectId?: string;

  /** The first moment of recording. */
  @IsOptional() @IsInstant() readonly since?: string;

  /** The moment of recording before which the events lie. */
  @IsOptional() @IsInstant() readonly until?: string;

  /** Only events of this type, such as `LoanDisbursed`. */
  @IsOptional() @IsText({ max: 80 }) readonly type?: string;

  /** Takes so many of the events at random; the same seed takes the same. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(10_000) readonly sample?: number;

  @IsOptional() @IsText({ max: 100 }) readonly seed?: string;

  /** The size of the signed checkpoint that they are proven against; the last one unless given. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(most) readonly checkpoint?: number;

  /** Leaves out the parts before it; give the checkpoint of the parts you have as well. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(999_999) readonly fromPart?: number;
}

export const { CheckpointMissing, EvidenceOfWhat, SeedMissing } = defineRefusals({
  CheckpointMissing: {
    en: 'Name the checkpoint of the parts you have.',
    zh: '请同时给出已取得分卷所依据的检查点',
    status: 400,
  },
  EvidenceOfWhat: {
    en: 'Say what the evidence is of: a kind with its subjectId, or a period from since.',
    zh: '须指明取证对象：kind 与 subjectId，或自 since 起的期间',
    status: 400,
  },
  SeedMissing: {
    en: 'A sample needs a seed, so that others can draw it again.',
    zh: '抽样须指定种子，以便他人复现',
    status: 400,
  },
});
