import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Refused, tryOut } from '../../api.js';
import { useSpeech } from '../../language.js';
import type { Api, Schema } from '../../schema.js';
import { EventName } from '../events.js';
import { ProblemNote } from '../problem.js';
import { FieldList } from '../value.js';
import { typeOf } from './form-values.js';

/** Asks what a command would do, again whenever its content has changed. */
export function useTrial(path: string, body: object, isComplete = true) {
  return useQuery({
    queryKey: ['trial', path, body],
    enabled: isComplete,
    queryFn: () => tryOut(path, body),
    retry: false,
  });
}

/** What would be recorded, or why nothing would be. */
export function Trial({
  path,
  body,
  isComplete,
}: {
  readonly path: string;
  readonly body: object;
  readonly isComplete: boolean;
}) {
  const { say } = useSpeech();
  const settled = useSettled(JSON.stringify(body));
  const trial = useTrial(path, JSON.parse(settled) as object, isComplete);
  return (
    <section className="trial" aria-live="polite">
      <h3>{say('whatWouldHappen')}</h3>
      {!isComplete && <p className="nothing">{say('fillFirst')}</p>}
      {isComplete && trial.isPending && <p className="nothing">{say('asking')}</p>}
      {isComplete && trial.error && <WhyNot error={trial.error} />}
      {isComplete && trial.data && (
        <ul className="stacked-list">
          {trial.data.wouldRecord.map(({ type, data }, index) => (
            <li key={index}>
              <strong>
                <EventName type={type} />
              </strong>
              <FieldList of={data as Readonly<Record<string, unknown>>} />
            </li>
          ))}
          {trial.data.wouldRecord.length === 0 && <li>{say('wouldChangeNothing')}</li>}
        </ul>
      )}
    </section>
  );
}

/** A refusal with the figures it was held against. */
export function WhyNot({ error }: { readonly error: unknown }) {
  const details = error instanceof Refused ? error.problem.details : {};
  const { errors: _, field: __, ...figures } = details;
  return (
    <>
      <ProblemNote error={error} />
      {Object.keys(figures).length > 0 && <FieldList of={figures} />}
    </>
  );
}

const settleMs = 400;

/** A text once it has not changed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), settleMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** Whether everything that a command requires is there. */
export const isComplete = (body: Readonly<Record<string, unknown>>, schema: Schema): boolean =>
  (schema.required ?? []).every((name) => body[name] !== undefined);

/**
 * The least that a command may say: enough to ask whether somebody may send it at all, without a word
 * of theirs.
 */
export function leastOf(given: Schema, api: Api, today: string): unknown {
  const schema = api.whole(given);
  if (schema.enum) return schema.enum[0];
  switch (typeOf(schema)) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [
          name,
          leastOf(schema.properties?.[name] ?? {}, api, today),
        ]),
      );
    case 'array':
      return [];
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    default:
      return schema.format === 'date' ? today : '…';
  }
}
