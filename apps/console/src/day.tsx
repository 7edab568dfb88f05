import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useSpeech } from './language.js';
import { useMe } from './me.js';

/** How a past day is looked at: what was known that evening, or what counts by all we know now. */
export type Look = 'knownAt' | 'asOf';

/** What every address of the console may hold beside its page. */
export interface Search {
  readonly knownAt?: string;
  readonly asOf?: string;
  readonly [filter: string]: string | undefined;
}

/** Keeps what is text, so that an address alone reproduces its page. */
export const searchOf = (given: Record<string, unknown>): Search =>
  Object.fromEntries(
    Object.entries(given)
      .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
      .map(([name, value]) => [name, String(value)]),
  );

export const useFilters = (): Search => useSearch({ strict: false });

/** The ids that the address of a page names. */
export const useIds = (): Readonly<Record<string, string | undefined>> =>
  useParams({ strict: false });

/** The past day that is shown, and how to show another. */
export function useDay() {
  const { asOf, knownAt } = useFilters();
  const navigate = useNavigate();
  const day = knownAt ?? asOf;
  const look: Look = asOf === undefined ? 'knownAt' : 'asOf';
  const show = (chosen: string | undefined, by: Look = look) =>
    void navigate({
      to: '.',
      search: ({ asOf: _, knownAt: __, ...rest }: Search) =>
        ({ ...rest, ...(chosen !== undefined && { [by]: chosen }) }) as Search,
      replace: day !== undefined,
    });
  return { day, look, show };
}

/** The filters of a page, without the day. */
export function usePageFilters(): Search {
  const { asOf: _, knownAt: __, ...filters } = useFilters();
  return filters;
}

/** The part of an address that says which day is shown. */
export const dayIn = ({ asOf, knownAt }: Search): Search => ({
  ...(asOf !== undefined && { asOf }),
  ...(knownAt !== undefined && { knownAt }),
});

const dayMs = 86_400_000;
/** How many days the slider reaches back. */
const reachDays = 730;

export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
const between = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);

/** Moves the page to any past evening. */
export function DayBar() {
  const { say } = useSpeech();
  const { data: me } = useMe();
  const { day: past, look, show } = useDay();
  if (!me) return null;
  const { today } = me;
  const day = past ?? today;
  const to = (chosen: string) => show(chosen >= today ? undefined : chosen);
  const back = Math.min(reachDays, Math.max(0, between(day, today)));
  return (
    <div className={past ? 'day-bar past' : 'day-bar'}>
      <label>
        {say('asOf')}{' '}
        <input
          type="date"
          value={day}
          max={today}
          onChange={({ target }) => target.value && to(target.value)}
        />
      </label>
      <button aria-label={say('dayBack')} onClick={() => to(plusDays(day, -1))}>
        ‹
      </button>
      <input
        type="range"
        aria-label={say('asOf')}
        aria-valuetext={day}
        min={-reachDays}
        max={0}
        value={-back}
        onChange={({ target }) => to(plusDays(today, Number(target.value)))}
      />
      <button aria-label={say('dayOn')} disabled={!past} onClick={() => to(plusDays(day, 1))}>
        ›
      </button>
      <button disabled={!past} onClick={() => show(undefined)}>
        {say('today')}
      </button>
      {past && (
        <>
          <select
            aria-label={say('look')}
            value={look}
            onChange={({ target }) => show(past, target.value as Look)}
          >
            <option value="knownAt">{say('knownAt')}</option>
            <option value="asOf">{say('byValueDate')}</option>
          </select>
          <p role="status">{say('past', { day: past })}</p>
        </>
      )}
    </div>
  );
}
