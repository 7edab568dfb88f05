import type { Settings } from '#platform';
import type { BackTestRequest } from './back-test.js';
import type { BackTestProgress } from './columns/read-history.js';
import type { BackTestReport } from './report/report.types.js';

/** The log a thread reads, and what its events are sealed with. */
export type LogOfThread = Pick<Settings, 'eventStoreUrl' | 'data' | 'sealKeys'>;

/** What the thread is asked. */
export interface ToThread {
  readonly request: BackTestRequest;
  /** The last position of the log that counts. */
  readonly position: number;
}

/** What the thread says. */
export type FromThread =
  | { readonly kind: 'progress'; readonly progress: BackTestProgress }
  | { readonly kind: 'report'; readonly report: BackTestReport }
  | { readonly kind: 'failed'; readonly message: string };
