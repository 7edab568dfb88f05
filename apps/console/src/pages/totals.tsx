import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { amongSegments } from '../code-lists.js';
import { ask } from '../api.js';
import type { Search } from '../day.js';
import { useDay, useFilters, useIds, usePageFilters } from '../day.js';
import { useSpeech } from '../language.js';
import { useMay } from '../may.js';
import { Concentration } from './book/concentration.js';
import { Bars } from '../parts/pictures/charts.js';
import { EventWords, eventCells } from '../parts/events.js';
import { CauseTree } from '../parts/cause-tree.js';
import { ProofBadge } from '../parts/proof-badge.js';
import { By } from '../parts/forms/by.js';
import { FilterBar } from '../parts/forms/filter-bar.js';
import { ListOf } from '../parts/lists/list-of.js';
import { ProblemNote } from '../parts/problem.js';
import { Table } from '../parts/lists/table.js';
import { ThingOf } from '../parts/thing.js';
import { isMoney, Value } from '../parts/value.js';

const dimensions = ['status', 'product', 'region', 'industry', 'method', 'manager', 'approvalYear'];
/** Which filter of the loan book a value of a dimension leads to. */
const filterOf: Readonly<Record<string, string>> = { manager: 'managerId' };
const mostBars = 24;

interface Line {
  readonly value: string;
  readonly currency: string;
  readonly [figure: string]: unknown;
}

/** The portfolio by one dimension; every total opens its rows. */
export function PortfolioPage() {
  const { say, field, label, money } = useSpeech();
  const split = useSplit();
  const { day, look } = useDay();
  const { by = 'status' } = useFilters();
  const { data, error, isError, isPending, refetch } = useQuery({
    queryKey: ['portfolio', by, day, look],
    queryFn: () =>
      ask<{ readonly lines: readonly Line[] }>('/portfolio', { by, ...(day && { [look]: day }) }),
  });
  if (isError) return <ProblemNote error={error} retry={() => void refetch()} />;
  const lines = data?.lines ?? [];
  const filter = filterOf[by] ?? by;
  const scheme = by === 'region' || by === 'industry';
  const bars = lines
    .flatMap(({ value, outstanding, currency }) =>
      isMoney(outstanding) && outstanding.minor > 0
        ? [
            {
              label: `${label(value)} ${currency}`,
              value: outstanding.minor,
              shown: money(outstanding),
            },
          ]
        : [],
    )
    .sort((one, other) => other.value - one.value)
    .slice(0, mostBars);
  return (
    <>
      <h2>{say('portfolio')}</h2>
      <By dimensions={dimensions} by={by} choose={split} />
      {isPending ? (
        <p className="loading">{say('loading')}</p>
      ) : (
        <>
          <section>
            <Bars title={say('portfolioChart', { by: field(by) })} bars={bars} />
          </section>
          <Table
            caption={say('portfolio')}
            rows={lines}
            keyOf={({ value, currency }) => `${value} ${currency}`}
            columns={[
              {
                name: by,
                cell: ({ value }) => (
                  <Link
                    to="/loans"
                    search={{
                      [filter]: scheme ? (value.split(':')[1] ?? value) : value,
                      ...(day && { [look]: day }),
                    }}
                  >
                    {label(value)}
                  </Link>
                ),
              },
              ...['loans', 'approved', 'outstanding', 'overdue', 'writtenOff', 'recovered'].map(
                (name) => ({
                  name,
                  isFigure: true,
                  cell: (line: Line) => <Value value={line[name]} name={name} />,
                }),
              ),
            ]}
          />
        </>
      )}
      <Concentration />
    </>
  );
}

export function SegmentsPage() {
  const { say, label } = useSpeech();
  const { segment } = useFilters();
  const may = useMay();
  return (
    <>
      <h2>{say('segments')}</h2>
      <ListOf
        path="/segments"
        title={say('segments')}
        cells={{
          segment: (row) => (
            <Link
              to="/segments"
              search={(before: Search) =>
                ({ ...before, segment: String(row['segment']) }) as Search
              }
            >
              {label(String(row['segment']), amongSegments)}
            </Link>
          ),
        }}
      />
      {segment && (
        <section>
          <h3>{label(segment, amongSegments)}</h3>
          <ListOf
            path={`/segments/${encodeURIComponent(segment)}/clients`}
            template="/segments/{segment}/clients"
            title={label(segment, amongSegments)}
            show={['clientId', 'since', 'why', 'managerId']}
          />
        </section>
      )}
      {may('/relationship-effects') && <EffectsOfPlaces />}
    </>
  );
}

/** Puts what a page is split by into its address. */
function useSplit() {
  const navigate = useNavigate();
  return (by: string) =>
    void navigate({ to: '.', search: (before: Search) => ({ ...before, by }) as Search });
}

const effectDimensions = [
  ...['mode', 'type', 'marketingGroup', 'serviceTier', 'creditGrade', 'lifecycle'],
] as const;

/** What dealing with clients comes to, by the mode or segment they are in. */
function EffectsOfPlaces() {
  const { say } = useSpeech();
  const split = useSplit();
  const { by = 'mode' } = useFilters();
  return (
    <section>
      <h3>{say('effects')}</h3>
      <By dimensions={effectDimensions} by={by} choose={split} />
      <ListOf
        path="/relationship-effects"
        title={say('effects')}
        parameters={{ by }}
        show={[
          ...['of', 'clients', 'meanDecisionDays', 'timelyShare', 'netPromoterScore', 'arrears'],
          ...['overdueClients', 'leaving', 'kept', 'newLoans', 'contacts', 'contactHours'],
          'hoursPerYear',
        ]}
      />
    </section>
  );
}

export function TrailPage() {
  const { say } = useSpeech();
  const filters = usePageFilters();
  return (
    <>
      <h2>{say('trail')}</h2>
      <FilterBar path="/audit/trail" />
      <ListOf
        path="/audit/trail"
        title={say('trail')}
        parameters={filters}
        show={['position', 'at', 'type', 'id', 'clientId', 'actor', 'reason']}
        cells={eventCells}
      />
    </>
  );
}

/** One event, and the tree of causes and effects that it is part of. */
export function EventPage() {
  const { position = '' } = useIds();
  const { say } = useSpeech();
  return (
    <>
      <h2>
        {say('trail')} · {position}
      </h2>
      <section>
        <ThingOf template="/audit/trail/{position}" ids={{ position }} omit={['changes', 'words']}>
          {(event) => (
            <>
              <p>
                <strong>
                  <EventWords entry={event as never} />
                </strong>
              </p>
              <p>
                <Link
                  to="/replay/$stream"
                  params={{ stream: String(event['stream']) }}
                  search={{ at: position }}
                >
                  {say('toReplay')}
                </Link>
              </p>
            </>
          )}
        </ThingOf>
      </section>
      <ProofBadge position={position} />
      <section>
        <h3>{say('causes')}</h3>
        <CauseTree position={position} />
      </section>
    </>
  );
}
