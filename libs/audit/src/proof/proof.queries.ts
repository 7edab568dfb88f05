import { defineRefusals } from '#kernel';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';

const most = Number.MAX_SAFE_INTEGER;

/** Asks for the hashes of one tile of the proof. */
export class GetProofTile {
  /** 0 holds events, each further level the tiles of the one below. */
  @Type(() => Number) @IsInt() @Min(0) @Max(8) readonly level!: number;
  @Type(() => Number) @IsInt() @Min(0) @Max(most) readonly index!: number;
}

/** Asks for what proves that an event is in the log that was signed. */
export class GetInclusionProof {
  /** The place of the event in the log: the `position` of a receipt or of the trail. */
  @Type(() => Number) @IsInt() @Min(0) @Max(most) readonly position!: number;
}

/** Asks for what proves that one signed log is the beginning of a later one. */
export class GetConsistencyProof {
  /** The size of the earlier checkpoint, in events. */
  @Type(() => Number) @IsInt() @Min(1) @Max(most) readonly from!: number;
  /** The size of the later one; the last signed unless given. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(most) readonly to?: number;
}

/** Adds the cosignature of a witness to a checkpoint. */
export class CosignCheckpoint {
  /** The size of the checkpoint, in events. */
  @IsInt() @Min(1) @Max(most) readonly size!: number;
  /** The line of C2SP tlog-cosignature: `— name base64`. */
  @Matches(/^— [^\s+]{1,200} [A-Za-z0-9+/]{20,200}={0,2}$/, {
    message: '$property must be one line: — name base64',
  })
  readonly cosignature!: string;
}

export const { NotYetProven, NotSigned, NotAWitness } = defineRefusals({
  NotYetProven: {
    en: 'No checkpoint has been signed since this was recorded; ask again in some seconds.',
    zh: '记录之后尚未签署检查点，请数秒后重试',
    status: 503,
  },
  NotAWitness: {
    en: 'No witness that this bank knows has cosigned this checkpoint like that.',
    zh: '该联署签名不属于本行登记的任何见证人',
    status: 422,
  },
  NotSigned: {
    en: 'No checkpoint of this size was signed.',
    zh: '不存在该规模的已签署检查点',
    status: 404,
  },
});
