import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useIds, usePageFilters } from '../day.js';
import { useSpeech } from '../language.js';
import { useMe } from '../me.js';
import { Action } from '../parts/forms/actions.js';
import { FilterBar } from '../parts/forms/filter-bar.js';
import type { Row } from '../parts/lists/list-of.js';
import { ListOf } from '../parts/lists/list-of.js';
import { useApi } from '../schema.js';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The id of a client, led to its page, with the name where the row has one. */
function ClientLink({ row }: { readonly row: Row }) {
  const { named } = useSpeech();
  const id = text(row['clientId']);
  const name = named(row['name'] as never) || id;
  return (
    <Link to="/clients/$clientId" params={{ clientId: id }} search={(before) => before}>
      {name}
    </Link>
  );
}

const clientCell = { clientId: (row: Row) => <ClientLink row={row} /> };

export function ClientsPage() {
  const { say } = useSpeech();
  const filters = usePageFilters();
  return (
    <>
      <h2>{say('clients')}</h2>
      <Action path="/clients" title={`${say('add')} …`} />
      <FilterBar path="/clients" />
      <ListOf
        path="/clients"
        title={say('clients')}
        parameters={filters}
        isSorted
        show={['clientId', 'lifecycle', 'industry', 'region', 'size', 'managerId']}
        cells={clientCell}
      />
    </>
  );
}

export function LoansPage() {
  const { say } = useSpeech();
  const filters = usePageFilters();
  return (
    <>
      <h2>{say('loans')}</h2>
      <FilterBar path="/loans" />
      <ListOf
        path="/loans"
        title={say('loans')}
        parameters={filters}
        isSorted
        show={[
          'loanId',
          'clientId',
          'status',
          'product',
          'outstanding',
          'overdue',
          'daysPastDue',
          'maturesOn',
        ]}
      />
    </>
  );
}

export function ApplicationsPage() {
  const { say } = useSpeech();
  const filters = usePageFilters();
  return (
    <>
      <h2>{say('inbox')}</h2>
      <Action path="/applications" title={`${say('add')} …`} />
      <FilterBar path="/applications" />
      <ListOf
        path="/applications"
        title={say('inbox')}
        parameters={filters}
        isSorted
        show={[
          'applicationId',
          'clientId',
          'stage',
          'requested',
          'submittedBy',
          'submittedOn',
          'stageSince',
        ]}
      />
    </>
  );
}

/** Every list and total of the API that the person may ask, by subject. */
export function ExplorePage() {
  const { say } = useSpeech();
  const api = useApi();
  const { data: me } = useMe();
  const bySubject = useMemo(() => {
    const allowed = new Set(me?.operations);
    const subjects = new Map<string, { id: string; path: string }[]>();
    for (const { method, path, operation } of api?.routes ?? []) {
      if (method !== 'get' || path.includes('{') || !allowed.has(operation.operationId)) continue;
      const subject = path.split('/')[1] ?? '';
      subjects.set(subject, [
        ...(subjects.get(subject) ?? []),
        { id: operation.operationId, path },
      ]);
    }
    return [...subjects];
  }, [api, me]);
  return (
    <>
      <h2>{say('everything')}</h2>
      <div className="two">
        {bySubject.map(([subject, routes]) => (
          <section key={subject}>
            <ul className="stacked-list">
              {routes.map(({ id, path }) => (
                <li key={id}>
                  <Link to="/explore/$operation" params={{ operation: id }}>
                    <code>{path}</code>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

/** Any list of the API, with its own filters. */
export function ExploredPage() {
  const { operation = '' } = useIds();
  const { say } = useSpeech();
  const api = useApi();
  const filters = usePageFilters();
  const route = api?.routes.find((each) => each.operation.operationId === operation);
  if (!api) return <p className="loading">{say('loading')}</p>;
  if (!route) return <p>{say('notFound')}</p>;
  return (
    <>
      <h2>
        <code>{route.path}</code>
      </h2>
      <FilterBar path={route.path} />
      <ListOf path={route.path} title={route.path} parameters={filters} isSorted />
    </>
  );
}
