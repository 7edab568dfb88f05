import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Parameters } from '../api.js';
import { ask, filled } from '../api.js';
import { useDay } from '../day.js';
import { useSpeech } from '../language.js';
import { useApi } from '../schema.js';
import { takes } from './lists/list-of.js';
import { ProblemNote } from './problem.js';
import { FieldList } from './value.js';

export type Thing = Readonly<Record<string, unknown>>;

/** Asks for one thing, as of the day shown. */
export function useThing(
  template: string,
  ids: Readonly<Record<string, string>>,
  more: Parameters = {},
) {
  const api = useApi();
  const { day, look } = useDay();
  const route = api?.route('get', template);
  const parameters = { ...more, ...(day && takes(route, look) && { [look]: day }) };
  const path = filled(template, ids);
  const found = useQuery({
    queryKey: ['thing', path, parameters],
    enabled: api !== undefined,
    queryFn: () => ask<Thing>(path, parameters),
    retry: false,
  });
  return { ...found, api, schema: route && api?.answerOf(route) };
}

interface ThingProps {
  readonly template: string;
  readonly ids: Readonly<Record<string, string>>;
  readonly children?: (thing: Thing) => ReactNode;
  /** Where only its absence is worth no words. */
  readonly isOptional?: boolean;
  readonly omit?: readonly string[];
}

/** One thing with all its fields below what a page makes of it. */
export function ThingOf({ template, ids, children, isOptional, omit }: ThingProps) {
  const { say } = useSpeech();
  const { data, error, isError, isPending, refetch, api, schema } = useThing(template, ids);
  if (isError && isOptional) return <p className="nothing">{say('nothingHere')}</p>;
  if (isError) return <ProblemNote error={error} retry={() => void refetch()} />;
  if (isPending) return <p className="loading">{say('loading')}</p>;
  return (
    <>
      {children?.(data)}
      <details open={!children}>
        <summary>{say('details')}</summary>
        <FieldList of={data} schema={schema} api={api} {...(omit && { omit })} />
      </details>
    </>
  );
}
