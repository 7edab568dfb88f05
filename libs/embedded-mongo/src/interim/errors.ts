// @ts-nocheck -- interim: replaced file by file by the typed server
/* eslint-disable -- interim */
export class CommandError extends Error {
  constructor(
    readonly code: number,
    readonly codeName: string,
    message: string,
    readonly extra: Record<string, any> = {},
  ) {
    super(message);
  }
}
export const badValue = (m: string) => new CommandError(2, 'BadValue', m);
export const failedToParse = (m: string) => new CommandError(9, 'FailedToParse', m);
export const typeMismatch = (m: string) => new CommandError(14, 'TypeMismatch', m);
export const writeConflict = () =>
  new CommandError(
    112,
    'WriteConflict',
    'Caused by :: Write conflict during plan execution and yielding is disabled. Please retry your operation or multi-document transaction.',
    { errorLabels: ['TransientTransactionError'] },
  );
export const noSuchTransaction = (n: unknown) =>
  new CommandError(
    251,
    'NoSuchTransaction',
    `Given transaction number ${n} does not match any in-progress transactions.`,
    { errorLabels: ['TransientTransactionError'] },
  );
/** A non-transactional write met a document locked by an open transaction: wait for it and run the statement again. */
export class Blocked extends Error {
  constructor(readonly until: Promise<void>) {
    super('blocked');
  }
}
