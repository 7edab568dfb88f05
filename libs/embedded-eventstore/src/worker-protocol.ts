import type { NodeMetrics } from './metrics.js';
import type { EventStoreNode } from './node.js';
import { UnusableFolder, type FolderFault } from './store/unusable-folder.js';
import type { Verified } from './store/verify-log.js';

/** What a node in a thread can be asked to do, and what it answers. */
export interface NodeCommands {
  metrics: { readonly argument: undefined; readonly answer: NodeMetrics };
  backup: { readonly argument: string; readonly answer: Verified };
  stop: { readonly argument: undefined; readonly answer: undefined };
}

/** A command to the thread. */
export interface ToWorker {
  readonly id: number;
  readonly command: keyof NodeCommands;
  readonly argument: string | undefined;
}

/** An error on its way out of the thread: classes do not survive it. */
export interface SentError {
  readonly message: string;
  /** Set when the folder is at fault. */
  readonly fault?: FolderFault | undefined;
}

/** What the thread says: that it runs or cannot, and the answers to commands. */
export type FromWorker =
  | { readonly kind: 'started'; readonly port: number }
  | { readonly kind: 'refused'; readonly error: SentError }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: SentError };

export const sentError = (error: unknown): SentError => ({
  message: error instanceof Error ? error.message : String(error),
  fault: error instanceof UnusableFolder ? error.fault : undefined,
});

export const receivedError = ({ message, fault }: SentError): Error =>
  fault ? new UnusableFolder(fault, message) : new Error(message);

/** Carries out a command. */
export function execute(node: EventStoreNode, { command, argument }: ToWorker): unknown {
  switch (command) {
    case 'metrics':
      return node.metrics();
    case 'backup':
      return node.backup(argument ?? '');
    case 'stop':
      return node.stop();
  }
}
