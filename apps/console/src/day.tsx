import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useSpeech } from './language.js';
import { useMe } from './me.js';

/** What every address of the console may hold beside its page. */
export interface Search {
  /** The past day that is shown; today where it is left out. */
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

/** The day that is shown, and how to show another. */
export function useDay() {
  const { asOf } = useFilters();
  const navigate = useNavigate();
  const show = (day: string | undefined) =>
    void navigate({
      to: '.',
      search: (before: Search) => ({ ...before, asOf: day }) as Search,
      replace: asOf !== undefined,
    });
  return { asOf, show };
}

const dayMs = 86_400_000;
/** How many days the slider reaches back. */
const reachDays = 730;

const plus = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
const between = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);

/** Moves the page to any past evening. */
export function DayBar() {
  const { say } = useSpeech();
  const { data: me } = useMe();
  const { asOf, show } = useDay();
  if (!me) return null;
  const { today } = me;
  const day = asOf ?? today;
  const to = (chosen: string) => show(chosen >= today ? undefined : chosen);
  const back = Math.min(reachDays, Math.max(0, between(day, today)));
  return (
    <div className={asOf ? 'day-bar past' : 'day-bar'}>
      <label>
        {say('asOf')}{' '}
        <input
          type="date"
          value={day}
          max={today}
          onChange={({ target }) => target.value && to(target.value)}
        />
      </label>
      <button aria-label={say('dayBack')} onClick={() => to(plus(day, -1))}>
        ‹
      </button>
      <input
        type="range"
        aria-label={say('asOf')}
        aria-valuetext={day}
        min={-reachDays}
        max={0}
        value={-back}
        onChange={({ target }) => to(plus(today, Number(target.value)))}
      />
      <button aria-label={say('dayOn')} disabled={!asOf} onClick={() => to(plus(day, 1))}>
        ›
      </button>
      <button disabled={!asOf} onClick={() => show(undefined)}>
        {say('today')}
      </button>
      {asOf && <p role="status">{say('past', { day: asOf })}</p>}
    </div>
  );
}
