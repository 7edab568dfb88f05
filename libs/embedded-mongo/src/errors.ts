/** MongoDB's names for the error codes used here; codes without a name are called `Location<code>`. */
const NAMES: Readonly<Record<number, string>> = {
  1: 'InternalError',
  2: 'BadValue',
  6: 'HostUnreachable',
  7: 'HostNotFound',
  8: 'UnknownError',
  9: 'FailedToParse',
  13: 'Unauthorized',
  14: 'TypeMismatch',
  15: 'Overflow',
  16: 'InvalidLength',
  17: 'ProtocolError',
  18: 'AuthenticationFailed',
  20: 'IllegalOperation',
  22: 'InvalidBSON',
  24: 'LockTimeout',
  26: 'NamespaceNotFound',
  27: 'IndexNotFound',
  28: 'PathNotViable',
  40: 'ConflictingUpdateOperators',
  43: 'CursorNotFound',
  48: 'NamespaceExists',
  50: 'MaxTimeMSExpired',
  52: 'DollarPrefixedFieldName',
  53: 'InvalidIdField',
  54: 'NotSingleValueField',
  56: 'EmptyFieldName',
  59: 'CommandNotFound',
  64: 'WriteConcernTimeout',
  66: 'ImmutableField',
  67: 'CannotCreateIndex',
  72: 'InvalidOptions',
  73: 'InvalidNamespace',
  79: 'UnknownReplWriteConcern',
  85: 'IndexOptionsConflict',
  86: 'IndexKeySpecsConflict',
  89: 'NetworkTimeout',
  91: 'ShutdownInProgress',
  100: 'UnsatisfiableWriteConcern',
  112: 'WriteConflict',
  117: 'ConflictingOperationInProgress',
  134: 'ReadConcernMajorityNotAvailableYet',
  168: 'InvalidPipelineOperator',
  171: 'CannotIndexParallelArrays',
  175: 'QueryPlanKilled',
  189: 'PrimarySteppedDown',
  217: 'IncompleteTransactionHistory',
  225: 'TransactionTooOld',
  238: 'NotImplemented',
  246: 'SnapshotUnavailable',
  251: 'NoSuchTransaction',
  256: 'TransactionCommitted',
  257: 'TransactionTooLarge',
  261: 'TooManyLogicalSessions',
  262: 'ExceededTimeLimit',
  263: 'OperationNotSupportedInTransaction',
  276: 'IndexBuildAborted',
  279: 'ClientDisconnect',
  292: 'QueryExceededMemoryLimitNoDiskUseAllowed',
  301: 'DataCorruptionDetected',
  322: 'APIVersionError',
  323: 'APIStrictError',
  334: 'MechanismUnavailable',
  9001: 'SocketException',
  10107: 'NotWritablePrimary',
  10334: 'BSONObjectTooLarge',
  11000: 'DuplicateKey',
  11600: 'InterruptedAtShutdown',
  11601: 'Interrupted',
  11602: 'InterruptedDueToReplStateChange',
  13113: 'MergeStageNoMatchingDocument',
  13435: 'NotPrimaryNoSecondaryOk',
  13436: 'NotPrimaryOrSecondary',
  14031: 'OutOfDiskSpace',
};

/** A refusal as the driver sees it: a code of MongoDB's, its name, a sentence, further reply fields. */
export class CommandError extends Error {
  readonly codeName: string;

  constructor(
    readonly code: number,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.codeName = NAMES[code] ?? `Location${code}`;
  }
}

export const badValue = (message: string) => new CommandError(2, message);
export const failedToParse = (message: string) => new CommandError(9, message);
export const typeMismatch = (message: string) => new CommandError(14, message);
export const invalidBson = (message: string) => new CommandError(22, message);
/** No more is said: not whether it was the name or the password. */
export const authenticationFailed = () => new CommandError(18, 'Authentication failed.');
/** What MongoDB has and this server refuses. */
export const notSupported = (what: string) =>
  new CommandError(238, `${what} is not supported by the embedded server`);

/** Of an error after which the driver runs the whole transaction again. */
export const TRANSIENT = { errorLabels: ['TransientTransactionError'] };

/** Somebody else changed or holds the document: the driver runs the transaction again. */
export const writeConflict = () =>
  new CommandError(
    112,
    'Caused by :: Write conflict during plan execution and yielding is disabled. ' +
      'Please retry your operation or multi-document transaction.',
    TRANSIENT,
  );

export const noSuchTransaction = (number: bigint) =>
  new CommandError(
    251,
    `Given transaction number ${number.toString()} does not match any in-progress transactions.`,
    TRANSIENT,
  );

/** A plain write met a document that an open transaction holds: wait for its end, then try again. */
export class Blocked extends Error {
  constructor(readonly until: Promise<void>) {
    super('blocked by an open transaction');
  }
}
