export { DataFolder, existingFolder, markReady, type FolderKind } from './folder/data-folder.js';
export { lockFolder, type FolderLock } from './folder/folder-lock.js';
export {
  HostedThread,
  type Question,
  type Questions,
  type ThreadOptions,
} from './hosted-thread.js';
export {
  describeFailure,
  DiskFull,
  freeBytes,
  openEnvironment,
  requireSpace,
  watchCommit,
  type WriteFailure,
  type EnvironmentOptions,
} from './folder/lmdb-environment.js';
export {
  complain,
  MAX_PORT,
  optionalNumber,
  required,
  runProgram,
  runServer,
  say,
  wholeNumber,
  WrongUsage,
  type Program,
  type ValuesOf,
} from './program.js';
export { checkPages } from './folder/page-check.js';
export { serveThread, type ThreadServer } from './serve-thread.js';
export { storedCredentials, type Credentials } from './tls/stored-credentials.js';
export { ownIdentity, trustedRoot, type TlsIdentity } from './tls/tls-identity.js';
export { UnusableFolder, type FolderFault } from './folder/unusable-folder.js';
