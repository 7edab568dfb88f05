import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import type { Page } from '../api.js';
import { ask } from '../api.js';
import type { Search } from '../day.js';
import { useFilters, useIds } from '../day.js';
import { useSpeech } from '../language.js';
import { useMay } from '../may.js';
import { EventDetail } from '../parts/event-detail.js';
import { EventWords } from '../parts/events.js';
import { PersonName } from '../parts/lists/names.js';
import { ProblemNote } from '../parts/problem.js';
import type { Entry } from '../parts/subject-trail.js';
import { VirtualList } from '../parts/lists/virtual-list.js';

/** How many events are fetched at once. */
const atOnce = 200;

/** A stream event by event: what was decided, the row before and after, changed fields marked. */
export function ReplayPage() {
  const { stream = '' } = useIds();
  const { say } = useSpeech();
  const { at } = useFilters();
  const navigate = useNavigate();
  const { entries, query } = useStream(stream);
  const found = entries.findIndex(({ position }) => String(position) === at);
  const chosen = at === undefined ? 0 : found;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  // An address that names a later event leads to it.
  useEffect(() => {
    if (at !== undefined && found < 0) more();
  }, [at, found, more]);
  const choose = (index: number) => {
    const entry = entries[index];
    if (!entry) return;
    void navigate({
      to: '.',
      search: (before: Search) => ({ ...before, at: String(entry.position) }) as Search,
      replace: true,
      resetScroll: false,
    });
  };
  const shown = entries[chosen];
  return (
    <>
      <h2>{say('replayOf', { what: stream })}</h2>
      <p>{say('replayHow')}</p>
      {query.isError && <ProblemNote error={query.error} />}
      {query.isPending && <p className="loading">{say('loading')}</p>}
      {query.data && (
        <>
          <p className="steps-bar">
            <button disabled={chosen <= 0} onClick={() => choose(0)}>
              {say('firstEvent')}
            </button>
            <button disabled={chosen <= 0} onClick={() => choose(chosen - 1)}>
              {say('previousEvent')}
            </button>
            <button disabled={chosen >= entries.length - 1} onClick={() => choose(chosen + 1)}>
              {say('nextEvent')}
            </button>
            <button
              disabled={chosen >= entries.length - 1}
              onClick={() => choose(entries.length - 1)}
            >
              {say('lastEvent')}
            </button>
            <span role="status">
              {shown &&
                say(hasNextPage ? 'eventOfMany' : 'eventOf', {
                  number: chosen + 1,
                  count: entries.length,
                })}
            </span>
          </p>
          <div className="replay">
            <VirtualList
              label={say('replayOf', { what: stream })}
              rows={entries}
              chosen={chosen}
              onChoose={choose}
              onEnd={more}
            >
              {(entry) => <EntryLine entry={entry} />}
            </VirtualList>
            {shown ? (
              <EventDetail key={shown.position} entry={shown} />
            ) : (
              <p className="nothing">{say('chooseEvent')}</p>
            )}
          </div>
        </>
      )}
    </>
  );
}

function EntryLine({ entry }: { readonly entry: Entry }) {
  return (
    <>
      <small>
        {entry.valueDate} · <PersonName id={entry.actor} />
      </small>
      <span>
        <EventWords entry={entry} />
      </span>
    </>
  );
}

/** The events of a stream, the oldest first; for those who may not browse the trail, of its subject. */
function useStream(stream: string) {
  const mayBrowse = useMay()('/audit/trail');
  const cut = stream.indexOf('-');
  const [kind, id] = [stream.slice(0, cut), encodeURIComponent(stream.slice(cut + 1))];
  const [path, given] = mayBrowse
    ? ['/audit/trail', { stream }]
    : [`/audit/subjects/${kind}/${id}/trail`, {}];
  const query = useInfiniteQuery({
    queryKey: ['list', 'replay', path, stream],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      ask<Page<Entry>>(path, { ...given, sort: 'position', limit: atOnce, cursor: pageParam }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  return { query, entries: query.data?.pages.flatMap(({ items }) => items) ?? [] };
}

/** Where a stream is seen in a replay, from anywhere. */
export const ReplayLink = ({ stream, at }: { readonly stream: string; readonly at?: number }) => {
  const { say } = useSpeech();
  return (
    <Link
      to="/replay/$stream"
      params={{ stream }}
      {...(at !== undefined && { search: { at: String(at) } })}
    >
      {say('openReplay')}
    </Link>
  );
};
