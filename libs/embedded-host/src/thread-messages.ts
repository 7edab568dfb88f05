import { UnusableFolder, type FolderFault } from './folder/unusable-folder.js';

/** A question to a server in a thread: the name of one of its methods, and the argument. */
export interface ToThread {
  readonly id: number;
  readonly method: string;
  readonly argument: unknown;
}

/** An error on its way out of the thread: classes do not survive it. */
export interface SentError {
  readonly message: string;
  /** Set when the folder is at fault. */
  readonly fault?: FolderFault | undefined;
}

/** What the thread says: that its server runs or cannot, and the answers to questions. */
export type FromThread =
  | { readonly kind: 'started'; readonly started: unknown }
  | { readonly kind: 'refused'; readonly error: SentError }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: SentError };

export const sentError = (error: unknown): SentError => ({
  message: error instanceof Error ? error.message : String(error),
  fault: error instanceof UnusableFolder ? error.fault : undefined,
});

export const receivedError = ({ message, fault }: SentError): Error =>
  fault ? new UnusableFolder(fault, message) : new Error(message);
