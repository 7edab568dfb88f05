import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { filled } from '../../api.js';
import { useSpeech } from '../../language.js';
import { EventName } from '../events.js';
import { PersonName } from '../lists/names.js';
import type { Step } from '../why.js';
import { ChangedFields, wholeHistory } from '../why.js';

/** What the sender of a command has before them. */
export interface Shown {
  /** Where it is asked for, such as `/loans/{loanId}`. */
  readonly template: string;
  readonly ids: Readonly<Record<string, string>>;
  /** The kind of stream that it is folded from: only its own commands are held against it. */
  readonly stream: string;
  readonly revision: number | undefined;
}

/** What others did while a form was open, and what that changed. */
export function Meanwhile({
  shown,
  since,
  onRevision,
}: {
  readonly shown: Shown;
  readonly since: number;
  /** Told the revision that the sender has seen now. */
  readonly onRevision: (revision: number) => void;
}) {
  const { say, moment } = useSpeech();
  const { data = [] } = useQuery({
    queryKey: ['meanwhile', filled(shown.template, shown.ids), since],
    queryFn: () => stepsSince(shown, since),
    staleTime: 0,
  });
  const last = data.at(-1)?.fact.revision;
  useEffect(() => {
    if (last !== undefined) onRevision(last);
  }, [last, onRevision]);
  return (
    <div className="meanwhile" role="alert">
      <p>
        <strong>{say('changedMeanwhile')}</strong>
      </p>
      <ol className="stacked-list">
        {data.map(({ fact, changed }) => (
          <li key={fact.revision}>
            <EventName type={fact.type} /> · <PersonName id={fact.actor} /> · {moment(fact.at)}
            {fact.reason !== undefined && ` · ${fact.reason}`}
            <ChangedFields changed={changed} />
          </li>
        ))}
      </ol>
      <p>{say('nothingLost')}</p>
    </div>
  );
}

/** The steps after a revision, the first of them first. */
async function stepsSince(shown: Shown, since: number): Promise<readonly Step[]> {
  const { template, ids, stream } = shown;
  const steps = await wholeHistory(`${filled(template, ids)}/history`);
  return steps
    .filter(({ fact }) => fact.stream.startsWith(`${stream}-`) && fact.revision > since)
    .sort((one, other) => one.fact.revision - other.fact.revision);
}
