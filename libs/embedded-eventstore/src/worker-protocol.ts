/** What the thread of a node says. */
export type FromWorker =
  | { readonly kind: 'started'; readonly port: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly message: string };
