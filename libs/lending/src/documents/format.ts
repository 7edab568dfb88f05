import { pdfOf } from '#platform';
import type { FastifyReply } from 'fastify';
import { csvOf } from './csv.js';
import { htmlOf } from './html.js';
import type { Sheet } from './sheet.js';

/** How an answer may be written. */
export type Format = 'json' | 'csv' | 'html' | 'pdf';

const types: Readonly<Record<string, Format>> = {
  'text/csv': 'csv',
  'text/html': 'html',
  'application/pdf': 'pdf',
  'application/json': 'json',
};

/** The first format that a header `Accept` names; JSON where it names none of ours. */
export const formatOf = (accept: string | undefined): Format =>
  accept?.split(',').flatMap((part) => types[part.split(';')[0]?.trim() ?? ''] ?? [])[0] ?? 'json';

/** A document in the format that was asked for, under its content type. CSV is the first table. */
export function sent(
  reply: FastifyReply,
  format: Exclude<Format, 'json'>,
  sheet: Sheet,
): string | Buffer {
  if (format === 'pdf') {
    void reply.type('application/pdf');
    return pdfOf(sheet);
  }
  if (format === 'html') {
    void reply.type('text/html; charset=utf-8');
    return htmlOf(sheet);
  }
  void reply.type('text/csv; charset=utf-8');
  const [first] = sheet.tables;
  return first === undefined ? '' : csvOf(first);
}
