/**
 * Whom and what an event is about: the stream it belongs to, and every id its data names, such as
 * `clientId`, `loanId` or `guarantorIds`. What is nested deeper speaks of a particular of the
 * event and not of its subject.
 */
export function subjectsOf(streamId: string, data: unknown): readonly string[] {
  const named = Object.entries(typeof data === 'object' && data !== null ? data : {})
    .filter(([field]) => /Ids?$/.test(field))
    .flatMap(([, value]: [string, unknown]) => value)
    .filter((value) => typeof value === 'string' && value !== '');
  return [...new Set([streamId, ...(named as string[])])];
}
