import { Problem } from '@rapport/client';
import type { StatementResult } from '#integration';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { runningPlace } from '../running-place.js';

/** What is carried between the files of the payment system and a running API. */
export type PaymentAction =
  | { readonly kind: 'out'; readonly valueDate: string }
  | { readonly kind: 'in'; readonly file: string };

/** `rapport payments`, by the token of a service; resolves to the exit code. */
export async function payments(action: PaymentAction): Promise<number> {
  const text = action.kind === 'out' ? await fileOf(action.valueDate) : await taken(action.file);
  process.stdout.write(text);
  return 0;
}

/** What is to be paid on a day, as pain.001. @throws Problem */
async function fileOf(valueDate: string): Promise<string> {
  const day = encodeURIComponent(valueDate);
  return (await answerTo(`/payment-orders/file?valueDate=${day}`)).text();
}

/** Takes a statement in; says what became of it, a line each. @throws Problem */
async function taken(file: string): Promise<string> {
  const format = /\.xml$/i.test(file) ? 'camt053' : 'csv';
  const answer = await answerTo('/bank-statements', {
    method: 'POST',
    body: JSON.stringify({ format, text: readFileSync(file, 'utf8') }),
  });
  const { payments: received, passedOver, refused } = (await answer.json()) as StatementResult;
  return [
    ...received.map(({ paymentId }) => `${paymentId} received`),
    ...refused.map(({ reference, code, labels }) => `${reference} ${code}: ${labels.en}`),
    `${received.length} received, ${passedOver} passed over, ${refused.length} refused`,
    '',
  ].join('\n');
}

/** @throws Problem */
async function answerTo(path: string, request: RequestInit = {}): Promise<Response> {
  const { url, token } = runningPlace('service');
  const headers = {
    Authorization: `Bearer ${token}`,
    ...(request.body && { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() }),
  };
  const answer = await fetch(new URL(path, url), { ...request, headers });
  if (!answer.ok) throw await Problem.of(answer);
  return answer;
}
