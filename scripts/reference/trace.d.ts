/** One row of docs/requirements.jsonl. */
export interface TraceRow {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly quality?: boolean;
  readonly routes?: readonly string[];
  readonly views?: readonly string[];
  readonly journeys?: readonly string[];
  readonly code?: readonly string[];
  readonly note?: string;
}
export function untrue(
  root: string,
  rows: readonly TraceRow[],
  shown: { readonly routes: ReadonlySet<string>; readonly views: ReadonlySet<string> },
): string[];
export function calls(text: string, route: string): boolean;
