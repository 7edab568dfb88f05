import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Page } from '../api.js';
import { ask } from '../api.js';
import { useDay } from '../day.js';
import type { Labels } from '../labels.js';
import { useSpeech } from '../language.js';
import { useMay } from '../may.js';
import { EventWords } from './events.js';
import { PersonName } from './lists/names.js';
import { ProblemNote } from './problem.js';

/** One entry of the trail. */
export interface Entry {
  readonly position: number;
  readonly eventId: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly words?: Labels;
  readonly at: string;
  readonly valueDate: string;
  readonly actor: string;
  readonly command: string;
  readonly reason?: string;
}

/** The story of one thing over all contexts, the latest first, by the days it counts for. */
export function SubjectTrail({ kind, id }: { readonly kind: string; readonly id: string }) {
  const { say } = useSpeech();
  const { day, look } = useDay();
  const may = useMay()('/audit/subjects/{kind}/{subjectId}/trail');
  const until = look === 'asOf' ? { countsUpTo: day } : { knownAt: day };
  const trail = useInfiniteQuery({
    queryKey: ['list', 'subject trail', kind, id, until],
    enabled: may,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      ask<Page<Entry>>(`/audit/subjects/${kind}/${encodeURIComponent(id)}/trail`, {
        limit: 30,
        cursor: pageParam,
        ...(day !== undefined && until),
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  if (!may) return <p className="nothing">{say('nothingHere')}</p>;
  if (trail.isError) return <ProblemNote error={trail.error} />;
  if (trail.isPending) return <p className="loading">{say('loading')}</p>;
  const entries = trail.data.pages.flatMap(({ items }) => items);
  return (
    <>
      <ol className="timeline">
        {entries.map((entry) => (
          <li key={entry.position}>
            <time dateTime={entry.valueDate}>{entry.valueDate}</time>
            <span>
              <Link
                to="/replay/$stream"
                params={{ stream: entry.stream }}
                search={{ at: String(entry.position) }}
              >
                <EventWords entry={entry} />
              </Link>{' '}
              <small>
                <PersonName id={entry.actor} />
                {entry.reason && ` · ${entry.reason}`}
              </small>
            </span>
          </li>
        ))}
      </ol>
      {trail.hasNextPage && (
        <button disabled={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>
          {say('more')}
        </button>
      )}
    </>
  );
}
