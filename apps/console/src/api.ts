import type { Labels } from './labels.js';

/** What the API answers instead, where something is refused (RFC 9457). */
export interface Problem {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly labels: Labels;
  readonly details: {
    readonly field?: string;
    readonly errors?: readonly {
      readonly field: string;
      readonly labels?: Labels;
      readonly en?: string;
      readonly zh?: string;
    }[];
    readonly [name: string]: unknown;
  };
}

/** Thrown for every answer that is none. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

export interface Receipt {
  readonly id: string;
  readonly revision: number;
  readonly position: number;
}

export interface Page<Row> {
  readonly items: readonly Row[];
  readonly next: string | null;
}

/** What a query is asked with; empty values are left out. */
export type Parameters = Readonly<Record<string, string | number | boolean | undefined>>;

export function address(path: string, parameters: Parameters = {}): string {
  const given = Object.entries(parameters).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  const texts = given.map(([name, value]) => [name, String(value)] as const);
  const query = new URLSearchParams(Object.fromEntries(texts));
  return given.length === 0 ? path : `${path}?${query.toString()}`;
}

/** An address of the API with its ids filled in. */
export const filled = (path: string, ids: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? ''));

/**
 * The position of the last event that this page has caused or been told of: every answer after it must
 * have seen it, so that no part of a page is older than another.
 */
let reached = -1;

/** What is asked for from now on has seen this position. */
export function reach(position: number): void {
  reached = Math.max(reached, position);
}

/** Asks a query. */
export async function ask<T>(path: string, parameters: Parameters = {}): Promise<T> {
  const headers = {
    Accept: 'application/json',
    ...(reached >= 0 && { 'X-Position': String(reached) }),
  };
  return answerOf<T>(await fetch(address(path, parameters), { headers }));
}

/** What a command would record, had it been sent. */
export interface Preview {
  readonly wouldRecord: readonly { readonly type: string; readonly data: object }[];
}

/** Asks what a command would do. Nothing is recorded. */
export async function tryOut(path: string, body: object): Promise<Preview> {
  return answerOf<Preview>(await posted(`${path}?dryRun=1`, body, newKey()));
}

/** Sends a command. The key stands for one intent: the same one again changes nothing twice. */
export async function send(
  path: string,
  body: object,
  key: string,
  revision?: number,
): Promise<Receipt | undefined> {
  const response = await posted(path, body, key, revision);
  const receipt = await answerOf<Receipt | undefined>(response);
  if (receipt?.position !== undefined) reach(receipt.position);
  return receipt;
}

function posted(path: string, body: object, key: string, revision?: number): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Rapport-Console': '1',
      'Idempotency-Key': key,
      ...(revision !== undefined && { 'If-Match': `"${revision}"` }),
    },
    body: JSON.stringify(body),
  });
}

async function answerOf<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const body = isJson && text !== '' ? (JSON.parse(text) as unknown) : text;
  if (response.ok) return body as T;
  throw new Refused(isJson ? (body as Problem) : unreadable(response));
}

const unreadable = ({ status, statusText }: Response): Problem => ({
  code: `HTTP ${status}`,
  status,
  title: statusText,
  labels: { en: statusText, zh: statusText },
  details: {},
});

/** A fresh key for one intent. */
export const newKey = (): string => `console-${crypto.randomUUID()}`;
