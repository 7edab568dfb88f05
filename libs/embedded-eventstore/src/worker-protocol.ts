import type { FolderFault } from './store/unusable-folder.js';

/** What the thread of a node says. */
export type FromWorker =
  | { readonly kind: 'started'; readonly port: number }
  | { readonly kind: 'stopped' }
  | {
      readonly kind: 'failed';
      readonly message: string;
      /** Set when the folder is at fault. */
      readonly fault?: FolderFault | undefined;
    };
