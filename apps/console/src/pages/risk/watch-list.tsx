import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../../api.js';
import type { Search } from '../../day.js';
import { useDay, usePageFilters } from '../../day.js';
import type { Labels } from '../../labels.js';
import { useSpeech } from '../../language.js';
import { useMe } from '../../me.js';
import { FilterBar } from '../../parts/forms/filter-bar.js';
import { Level } from '../../parts/level.js';
import type { Row } from '../../parts/lists/list-of.js';
import { ListOf } from '../../parts/lists/list-of.js';
import { Due } from '../../parts/lists/rows.js';

/** Who is on the watch list, by level, with the rules that speak and the deadline that is next. */
export function WatchListPage() {
  const { say, named } = useSpeech();
  const { data: me } = useMe();
  const { day } = useDay();
  const filters = usePageFilters();
  const today = day ?? me?.today ?? '';
  return (
    <>
      <h2>{say('watchList')}</h2>
      <Levels />
      <FilterBar path="/watch-list" />
      <ListOf
        path="/watch-list"
        title={say('watchList')}
        parameters={filters}
        show={['clientId', 'level', 'score', 'since', 'acknowledgeBy', 'warnings', 'managerId']}
        headings={{ warnings: say('openRules') }}
        cells={{
          level: (row) => <Level level={row['level']} />,
          clientId: (row) => (
            <Link
              to="/warnings/$clientId"
              params={{ clientId: String(row['clientId']) }}
              search={(before: Search) => before}
            >
              {named(row['name'] as Labels) || String(row['clientId'])}
            </Link>
          ),
          acknowledgeBy: (row) => <Due on={row['acknowledgeBy']} today={today} />,
          warnings: (row) => <Rules row={row} />,
        }}
      />
    </>
  );
}

interface Spoken {
  readonly rule: string;
  readonly level?: string | null;
  readonly label: Labels;
}

function Rules({ row }: { readonly row: Row }) {
  const { named } = useSpeech();
  const open = ((row['warnings'] ?? []) as readonly Spoken[]).filter(({ level }) => level);
  return (
    <ul className="stacked-list">
      {open.map(({ rule, label, level }) => (
        <li key={rule}>
          {named(label)} <Level level={level} />
        </li>
      ))}
    </ul>
  );
}

interface Total {
  readonly group: { readonly value: string };
  readonly count: number;
}

/** How many at each level; each number opens its rows. */
function Levels() {
  const { say } = useSpeech();
  const { data: me } = useMe();
  const { day, look } = useDay();
  const when = { ...(day && { [look]: day }) };
  const { data = [] } = useQuery({
    queryKey: ['list', 'watch-list totals', when],
    queryFn: () => ask<readonly Total[]>('/watch-list/totals', { by: 'level', ...when }),
  });
  const of = (level: string) => data.find(({ group }) => group.value === level)?.count ?? 0;
  return (
    <section>
      <dl className="figures" aria-label={say('levelsNow')}>
        {levels.map((level) => (
          <div key={level}>
            <dt>
              <Level level={level} />
            </dt>
            <dd>
              <Link to="/watch-list" search={(before: Search) => ({ ...before, level }) as Search}>
                {of(level)}
              </Link>
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <Link to="/changes" search={{ list: '/watch-list', to: day ?? me?.today ?? '' }}>
          {say('compareDays')}
        </Link>
      </p>
    </section>
  );
}

const levels = ['red', 'orange', 'yellow'];
