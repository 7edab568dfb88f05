import { useSpeech } from '../language.js';
import { usePageFilters } from '../day.js';
import { FilterBar } from '../parts/forms/filter-bar.js';
import type { Row } from '../parts/lists/list-of.js';
import { ListOf } from '../parts/lists/list-of.js';
import { ClientName } from '../parts/lists/names.js';

interface Reading {
  readonly message: string;
  readonly clientIds: readonly string[];
  readonly others?: number;
  readonly times: number;
}

const readingsOf = (row: Row): readonly Reading[] =>
  (row['readings'] as readonly Reading[] | undefined) ?? [];

/** Who was shown what, in which role and why. */
export function ReadingsPage() {
  const { say, field } = useSpeech();
  const filters = usePageFilters();
  return (
    <>
      <h2>{say('readings')}</h2>
      <p>{say('readingsHow')}</p>
      <FilterBar path="/audit/readings" />
      <ListOf
        path="/audit/readings"
        title={say('readings')}
        parameters={filters}
        show={['from', 'until', 'actor', 'reason', 'readings']}
        cells={{
          readings: (row) => (
            <ul className="stacked-list">
              {readingsOf(row).map(({ message, clientIds, others = 0, times }) => (
                <li key={message}>
                  <code>{field(message)}</code> <small>{say('times', { times })}</small>{' '}
                  {clientIds.slice(0, mostClients).map((id) => (
                    <span key={id}>
                      <ClientName id={id} />{' '}
                    </span>
                  ))}
                  {clientIds.length + others > mostClients &&
                    `+${clientIds.length + others - mostClients}`}
                </li>
              ))}
            </ul>
          ),
        }}
      />
    </>
  );
}

const mostClients = 5;
