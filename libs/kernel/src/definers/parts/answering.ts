import type { Query } from '@nestjs/cqrs';
import type { Day } from '../../time/day.js';

/** What an answer may know beside the question and the rows. */
export interface Asked {
  /** The day whose evening the figures are of: today, or the day of `asOf`. */
  readonly today?: Day;
}

type Answer = (query: object, table: unknown, asked: Asked) => Promise<unknown>;

/** Answers a query by the arm that bears its name. */
export function answering(spec: {
  readonly name: string;
  readonly queries: Readonly<Record<string, new () => Query<unknown>>>;
  readonly answer: object;
}) {
  const answers = untyped<Answer>(spec.answer);
  const names = new Map(Object.entries(spec.queries).map(([name, query]) => [query, name]));
  return (query: object, table: unknown, asked: Asked = {}): Promise<unknown> => {
    const name = names.get(query.constructor as new () => Query<unknown>);
    const answer = name === undefined ? undefined : answers.get(name);
    if (!answer) throw new TypeError(`${spec.name} answers no such query`);
    return answer(query, table, asked);
  };
}

export const untyped = <F>(arms: object = {}): Map<string, F> =>
  new Map(Object.entries(arms) as [string, F][]);
