/** Any revision will do. */
export const ANY = -2;
/** The stream must not exist. */
export const NO_STREAM = -1;
/** The stream must exist. */
export const STREAM_EXISTS = -4;

/** Why a commit failed; a full disk is told apart, because its cure is different. */
export interface CommitFailure {
  readonly reason: 'disk-full' | 'input-output' | 'stopped';
  readonly message: string;
}

/** What became of an append or a deletion. */
export type AppendResult =
  | {
      readonly kind: 'done';
      /** Of the last event, -1 when there is none. */
      readonly revision: number;
      readonly position: number;
    }
  | { readonly kind: 'wrong-revision'; readonly current: number }
  | { readonly kind: 'deleted' }
  /** Too much waits for the disk already. */
  | { readonly kind: 'busy' }
  | ({ readonly kind: 'failed' } & CommitFailure);

/** Called once, when the fate of an append is known. */
export type Acknowledge = (result: AppendResult) => void;
