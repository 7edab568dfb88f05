import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../api.js';
import { useSpeech } from '../language.js';
import { useMay } from '../may.js';
import { EventWords } from './events.js';
import { PersonName } from './lists/names.js';
import { ProblemNote } from './problem.js';
import type { Entry } from './subject-trail.js';
import type { Thing } from './thing.js';
import { FieldList } from './value.js';
import type { Change } from './differences.js';
import { differences } from './differences.js';
import { ChangedFields } from './why.js';

/** What an event changed in one row of one view. */
export interface RowChange {
  readonly view: string;
  readonly id: string;
  readonly before?: Thing;
  readonly after?: Thing;
  readonly changed: readonly Change[];
}

/** One event: what was decided, and each row it changed, before and after. */
export function EventDetail({ entry }: { readonly entry: Entry }) {
  const { say, moment } = useSpeech();
  const mayRead = useMay()('/audit/trail/{position}');
  const { data, error, isPending } = useQuery({
    queryKey: ['event', entry.position, mayRead],
    queryFn: () => (mayRead ? wholeEvent(entry.position) : seenBeside(entry)),
    staleTime: Infinity,
  });
  return (
    <section className="event">
      <h3>
        <EventWords entry={entry} />
      </h3>
      <p>
        <PersonName id={entry.actor} />
        {entry.reason && ` · ${entry.reason}`}
      </p>
      <p>
        <small>
          {say('countsFor')} {entry.valueDate} · {say('recordedAt')} {moment(entry.at)}
        </small>
      </p>
      {isPending && <p className="loading">{say('loading')}</p>}
      {error && <ProblemNote error={error} />}
      {data?.data && (
        <details open>
          <summary>{say('decision')}</summary>
          <FieldList of={data.data} />
        </details>
      )}
      {data && <h4>{say('changedIn')}</h4>}
      {data?.changes.length === 0 && <p className="nothing">{say('changedNothing')}</p>}
      {data?.changes.map((change) => (
        <Changes key={`${change.view} ${change.id}`} change={change} />
      ))}
      {mayRead && (
        <p>
          <Link to="/trail/$position" params={{ position: String(entry.position) }}>
            {say('causesAndEffects')}
          </Link>
        </p>
      )}
    </section>
  );
}

/** The changed fields of one row, and the whole row behind them. */
export function Changes({ change: { view, id, after, changed } }: { readonly change: RowChange }) {
  const { say, field } = useSpeech();
  return (
    <div className="row-change">
      <h5>
        {field(view)} <small>{id}</small>
      </h5>
      <ChangedFields changed={changed} />
      {after && (
        <details>
          <summary>{say('stateAfter')}</summary>
          <FieldList of={after} />
        </details>
      )}
    </div>
  );
}

interface Detail {
  readonly data?: Thing;
  readonly changes: readonly RowChange[];
}

async function wholeEvent(position: number): Promise<Detail> {
  const event = await ask<Partial<Detail>>(`/audit/trail/${position}`);
  return { ...event, changes: event.changes ?? [] };
}

/** Where the row of a stream is asked for. */
const placeOf: Readonly<Record<string, string>> = {
  application: '/applications',
  case: '/cases',
  client: '/clients',
  collateral: '/collateral',
  enquiry: '/enquiries',
  interaction: '/interactions',
  limit: '/limits',
  loan: '/loans',
  need: '/needs',
  project: '/projects',
  promise: '/promises',
  rating: '/ratings',
  solution: '/solutions',
  task: '/tasks',
  warnings: '/warnings',
};

/** The row as it was known just before an event and just after it, for those who may not read the trail. */
async function seenBeside({ stream, revision, position }: Entry): Promise<Detail> {
  const cut = stream.indexOf('-');
  const place = placeOf[stream.slice(0, cut)];
  const id = stream.slice(cut + 1);
  if (place === undefined) return { changes: [] };
  const known = (knownAt: number) =>
    ask<Thing>(`${place}/${encodeURIComponent(id)}`, { knownAt }).catch(() => undefined);
  const [before, after] = await Promise.all([
    revision === 0 ? undefined : known(position - 1),
    known(position),
  ]);
  const changed = differences(before ?? {}, after ?? {});
  if (changed.length === 0) return { changes: [] };
  return { changes: [{ view: stream.slice(0, cut), id, ...(after && { after }), changed }] };
}
