import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { Page } from '../api.js';
import { ask } from '../api.js';
import { useSpeech } from '../language.js';
import { EventName } from './events.js';
import { PersonName } from './lists/names.js';
import { ProblemNote } from './problem.js';
import { differences, isThere, only, without } from './differences.js';
import type { Change } from './differences.js';
import { isMoney, Value } from './value.js';

/** One event of a history with what it changed. */
export interface Step {
  readonly fact: {
    readonly position: number;
    readonly stream: string;
    readonly revision: number;
    readonly type: string;
    readonly at: string;
    readonly valueDate?: string;
    readonly actor: string;
    readonly command: string;
    readonly reason?: string;
  };
  readonly after?: unknown;
  readonly changed: readonly Change[];
}

interface WhyProps {
  /** What the figure is called. */
  readonly figure: string;
  /** The history of the row that holds the figure: `/exposures/cl_7/history`. */
  readonly history: string;
  /** The fields of the row that make the figure. */
  readonly fields: readonly string[];
  /** What else explains it, above the events: a rule with its version. */
  readonly children?: ReactNode;
}

/** How many of the latest events are shown, and how many are looked through for them. */
const shown = 12;
const lookedThrough = 500;

/** A button that says why a figure is what it is: rule, version and the events that made it so. */
export function Why(props: WhyProps) {
  const { say } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        className="why"
        aria-label={say('whyOf', { figure: props.figure })}
        onClick={() => setOpen(true)}
      >
        ?
      </button>
      {isOpen && <WhyDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function WhyDialog({
  figure,
  history,
  fields,
  children,
  onClose,
}: WhyProps & { readonly onClose: () => void }) {
  const { say } = useSpeech();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { data, error, isPending } = useQuery({
    queryKey: ['why', history],
    queryFn: () => wholeHistory(history),
  });
  const steps = (data ?? []).filter(({ changed }) =>
    changed.some(({ field }) =>
      fields.some((each) => field === each || field.startsWith(`${each}.`)),
    ),
  );
  return (
    <dialog ref={dialog} onClose={onClose} aria-label={say('whyOf', { figure })}>
      <h2>{say('whyOf', { figure })}</h2>
      {children}
      <h3>{say('whyEvents')}</h3>
      {isPending && <p className="loading">{say('loading')}</p>}
      {error && <ProblemNote error={error} />}
      {data && steps.length === 0 && <p className="nothing">{say('whyNone')}</p>}
      <ol className="steps">
        {steps
          .slice(-shown)
          .reverse()
          .map((step) => (
            <StepLine key={step.fact.position} step={step} fields={fields} />
          ))}
      </ol>
      <footer>
        <button className="main" onClick={() => dialog.current?.close()}>
          {say('close')}
        </button>
      </footer>
    </dialog>
  );
}

/** What happened, by whom, and what it changed. */
export function StepLine({
  step: { fact, changed },
  fields,
}: {
  readonly step: Step;
  readonly fields?: readonly string[];
}) {
  const { field, moment } = useSpeech();
  const told = fields
    ? changed.filter((each) => fields.some((name) => each.field.startsWith(name)))
    : changed;
  return (
    <li>
      <Link to="/trail/$position" params={{ position: String(fact.position) }}>
        <EventName type={fact.type} />
      </Link>{' '}
      <small>
        {fact.valueDate ?? ''} · {moment(fact.at)} · <PersonName id={fact.actor} />
        {fact.reason && ` · ${fact.reason}`}
      </small>
      <ul className="changes">
        {told.slice(0, shown).map((change) => (
          <li key={change.field}>
            {field(change.field.split('.')[0] ?? change.field)}: <ChangedValue change={change} />
          </li>
        ))}
      </ul>
    </li>
  );
}

/** The fields that changed, each before and after. */
export function ChangedFields({ changed }: { readonly changed: readonly Change[] }) {
  const { field } = useSpeech();
  return (
    <dl className="fields">
      {changed.map((each) => (
        <div key={each.field}>
          <dt>{each.field.split('.').map(field).join(' › ')}</dt>
          <dd>
            <ChangedValue change={each} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A value before and after; of lists and things, what differs in them. */
export function ChangedValue({ change }: { readonly change: Change }) {
  const { field } = useSpeech();
  const [before, after] = [
    without(change.before, change.after),
    without(change.after, change.before),
  ];
  const name = change.field.split('.').at(-1) ?? change.field;
  const [one, other] = [only(before), only(after)];
  if (one && other && !isMoney(one)) {
    return (
      <ul className="changes">
        {differences(one, other).map((each) => (
          <li key={each.field}>
            {field(each.field)}: <ChangedValue change={each} />
          </li>
        ))}
      </ul>
    );
  }
  return (
    <>
      {isThere(before) && (
        <del>
          <Value value={before} name={name} />
        </del>
      )}{' '}
      {isThere(after) && (
        <ins>
          <Value value={after} name={name} />
        </ins>
      )}
    </>
  );
}

/** The steps of a row, the oldest first, as far back as anybody reads. */
export async function wholeHistory(path: string): Promise<readonly Step[]> {
  const steps: Step[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<Step> = await ask<Page<Step>>(path, { limit: 200, cursor });
    steps.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && steps.length < lookedThrough);
  return steps;
}
