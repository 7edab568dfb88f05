/**
 * Whom and what an event is about: the stream it belongs to, and every id its data names, such as
 * `clientId`, `loanId` or `guarantorIds`. What is nested deeper speaks of a particular of the
 * event and not of its subject.
 */
export function subjectsOf(streamId: string, data: unknown): readonly string[] {
  const subjects = [streamId];
  const add = (value: unknown): void => {
    if (typeof value === 'string' && value !== '' && !subjects.includes(value))
      subjects.push(value);
  };
  for (const [field, value] of Object.entries(isObject(data) ? data : {})) {
    if (field.endsWith('Id')) add(value);
    else if (field.endsWith('Ids') && Array.isArray(value)) value.forEach(add);
  }
  return subjects;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
