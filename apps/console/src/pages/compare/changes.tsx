import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Page } from '../../api.js';
import { ask } from '../../api.js';
import type { Search } from '../../day.js';
import { plusDays, useFilters } from '../../day.js';
import type { Labels } from '../../labels.js';
import { useSpeech } from '../../language.js';
import { useMe } from '../../me.js';
import type { Change } from '../../parts/differences.js';
import { EventName } from '../../parts/events.js';
import { ClientName, PersonName } from '../../parts/lists/names.js';
import { Part } from '../../parts/lists/rows.js';
import { ProblemNote } from '../../parts/problem.js';
import { ChangedValue } from '../../parts/why.js';
import type { Step } from '../../parts/why.js';
import { useApi } from '../../schema.js';

type What = 'came' | 'went' | 'changed';

/** One row that differs between the two days. */
interface Difference {
  readonly id: string;
  readonly what: What;
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
  readonly changed?: readonly Change[];
  readonly facts?: readonly Step['fact'][];
}

const week = 7;
const mostChanges = 8;
const mostFacts = 6;

/** What came, went and changed in a list between two evenings, and the events that made it so. */
export function ChangesPage() {
  const { say } = useSpeech();
  const { data: me } = useMe();
  const filters = useFilters();
  const to = filters['to'] ?? me?.today ?? '';
  const from = filters['from'] ?? (to === '' ? '' : plusDays(to, -week));
  const list = filters['list'] ?? '/watch-list';
  return (
    <>
      <h2>{say('differences')}</h2>
      <Choice list={list} from={from} to={to} />
      {from < to ? (
        <Differences list={list} from={from} to={to} />
      ) : (
        <p className="error">{say('badDays')}</p>
      )}
    </>
  );
}

interface Compared {
  readonly list: string;
  readonly from: string;
  readonly to: string;
}

/** Which list and which two evenings; all of it stands in the address. */
function Choice({ list, from, to }: Compared) {
  const { say } = useSpeech();
  const { data: me } = useMe();
  const navigate = useNavigate();
  const lists = useLists();
  const choose = (chosen: Partial<Compared>) =>
    void navigate({
      to: '.',
      search: (before: Search) => ({ ...before, list, from, to, ...chosen }) as Search,
    });
  const day = (name: 'from' | 'to', value: string) => (
    <label>
      {say(name === 'from' ? 'fromDay' : 'toDay')}
      <input
        type="date"
        value={value}
        max={me?.today}
        onChange={({ target }) => target.value && choose({ [name]: target.value })}
      />
    </label>
  );
  return (
    <div className="filters">
      <label>
        {say('listCompared')}
        <select value={list} onChange={({ target }) => choose({ list: target.value })}>
          {[...new Set([list, ...lists.keys()])].map((path) => (
            <option key={path} value={path}>
              {lists.get(path) ?? path}
            </option>
          ))}
        </select>
      </label>
      {day('from', from)}
      {day('to', to)}
    </div>
  );
}

/** The lists whose two days can be compared and that the person may ask, by the name of the page. */
function useLists(): ReadonlyMap<string, string> {
  const { say } = useSpeech();
  const api = useApi();
  const { data: me } = useMe();
  return useMemo(() => {
    const names: Readonly<Record<string, string>> = {
      '/watch-list': say('watchList'),
      '/clients': say('clients'),
      '/loans': say('loans'),
      '/applications': say('inbox'),
      '/classifications': say('classes'),
      '/exposures': say('exposure'),
      '/limits': say('limitLeft'),
      '/projects': say('projects'),
      '/covenants': say('covenants'),
      '/collateral': say('collateral'),
      '/tasks': say('tasks'),
      '/cases': say('cases'),
      '/needs': say('needs'),
    };
    const may = new Set(me?.operations);
    return new Map(
      Object.entries(names).filter(([path]) => {
        const route = api?.route('get', `${path}/changes`);
        return route && may.has(route.operation.operationId);
      }),
    );
  }, [api, me, say]);
}

/** The filters of the list that are kept when its two days are compared. */
const ownNames = new Set(['list', 'from', 'to', 'asOf', 'knownAt']);

function Differences({ list, from, to }: Compared) {
  const { say } = useSpeech();
  const filters = Object.fromEntries(
    Object.entries(useFilters()).filter(([name]) => !ownNames.has(name)),
  );
  const { data: me } = useMe();
  // Today goes on: its end is what is known now.
  const isOver = me !== undefined && to < me.today;
  const given = { ...filters, knownFrom: from, ...(isOver && { knownTo: to }), limit: 50 };
  const found = useInfiniteQuery({
    queryKey: ['list', 'changes', list, given],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      ask<Page<Difference>>(`${list}/changes`, { ...given, cursor: pageParam }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  if (found.isError) return <ProblemNote error={found.error} retry={() => void found.refetch()} />;
  if (found.isPending) return <p className="loading">{say('loading')}</p>;
  const all = found.data.pages.flatMap(({ items }) => items);
  return (
    <>
      {all.length === 0 && <p className="nothing">{say('noDifference')}</p>}
      {kinds.map((what) => (
        <OfKind key={what} what={what} differences={all.filter((each) => each.what === what)} />
      ))}
      {found.hasNextPage && (
        <button disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {say('more')}
        </button>
      )}
    </>
  );
}

const kinds: readonly What[] = ['came', 'went', 'changed'];

function OfKind({
  what,
  differences,
}: {
  readonly what: What;
  readonly differences: readonly Difference[];
}) {
  const { say } = useSpeech();
  if (differences.length === 0) return null;
  return (
    <Part title={say(what)} count={differences.length}>
      <ul className="stacked-list">
        {differences.map((each) => (
          <li key={each.id}>
            <strong>
              <NameOf difference={each} />
            </strong>
            {what === 'changed' && <Changes of={each.changed ?? []} />}
            <Facts of={each.facts ?? []} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** What the row is called: its own name, its client, or its id. */
function NameOf({ difference: { id, before, after } }: { readonly difference: Difference }) {
  const { named } = useSpeech();
  const row = after ?? before ?? {};
  const clientId = row['clientId'];
  if (clientId === id) return <ClientName id={id} />;
  const name = named(row['name'] as Labels | undefined);
  return (
    <>
      {name === '' ? id : name}
      {typeof clientId === 'string' && (
        <>
          {' '}
          · <ClientName id={clientId} />
        </>
      )}
    </>
  );
}

function Changes({ of }: { readonly of: readonly Change[] }) {
  const { field } = useSpeech();
  return (
    <ul className="changes">
      {of.slice(0, mostChanges).map((change) => (
        <li key={change.field}>
          {field(change.field.split('.').at(-1) ?? change.field)}: <ChangedValue change={change} />
        </li>
      ))}
    </ul>
  );
}

function Facts({ of }: { readonly of: readonly Step['fact'][] }) {
  const { say } = useSpeech();
  if (of.length === 0) return null;
  return (
    <details>
      <summary>{say('causedBy')}</summary>
      <ul className="stacked-list">
        {of.slice(-mostFacts).map(({ position, stream, type, at, valueDate, actor }) => (
          <li key={position}>
            <Link to="/replay/$stream" params={{ stream }} search={{ at: String(position) }}>
              <EventName type={type} />
            </Link>{' '}
            <small>
              {valueDate ?? at.slice(0, 10)} · <PersonName id={actor} />
            </small>
          </li>
        ))}
      </ul>
    </details>
  );
}
