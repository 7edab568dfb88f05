import type { Labels, Refusal, RefusalDetails } from '#kernel';

/** RFC 9457: what went wrong, with a stable code and both languages. */
interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly labels: Labels;
  readonly details: RefusalDetails;
  readonly correlationId: string;
}

export const problemType = 'application/problem+json; charset=utf-8';

/** A refusal as it is sent, titled in the language that is preferred. */
export function problemOf(
  { code, labels, status, details }: Refusal,
  correlationId: string,
  language = '',
): string {
  const problem: Problem = {
    type: `/problems/${code}`,
    title: /^zh\b/i.test(language) ? labels.zh : labels.en,
    status,
    code,
    labels,
    details,
    correlationId,
  };
  return JSON.stringify(problem);
}
