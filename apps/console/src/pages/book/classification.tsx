import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ask } from '../../api.js';
import type { Search } from '../../day.js';
import { plusDays, useDay, useFilters } from '../../day.js';
import { useSpeech } from '../../language.js';
import { useMe } from '../../me.js';
import { Action } from '../../parts/forms/actions.js';
import type { Row } from '../../parts/lists/list-of.js';
import { ListOf } from '../../parts/lists/list-of.js';
import { Part, Rows } from '../../parts/lists/rows.js';
import { useThing } from '../../parts/thing.js';
import { ProblemNote } from '../../parts/problem.js';

/** How good the loans are, how their classes moved between two days, and what each waits for. */
export function ClassificationPage() {
  const { say } = useSpeech();
  const quality = useThing('/classifications/quality', {});
  const currencies = (quality.data ?? []) as unknown as readonly Row[];
  return (
    <>
      <h2>{say('classification')}</h2>
      <Part title={say('quality')}>
        <Rows
          title={say('quality')}
          rows={currencies}
          show={[
            ...['currency', 'outstanding', 'nonPerforming', 'nonPerformingRatio'],
            ...['provisions', 'coverage', 'classes'],
          ]}
        />
      </Part>
      <Migration />
      <Part title={say('classBook')}>
        <ListOf
          path="/classifications"
          title={say('classBook')}
          show={['loanId', 'clientId', 'class', 'proposed', 'stage', 'outstanding', 'step']}
          headings={{ step: say('nextPerson') }}
          cells={{ step: (row) => <NextStep row={row} /> }}
        />
      </Part>
    </>
  );
}

const classes = ['normal', 'specialMention', 'substandard', 'doubtful', 'loss'];
const yearDays = 365;

interface Move {
  readonly from: string;
  readonly to: string;
  readonly currency: string;
  readonly loans: number;
  readonly outstanding: { readonly minor: number; readonly currency: string };
}

/** From which class to which, between two days that stand in the address. */
function Migration() {
  const { say } = useSpeech();
  const { data: me } = useMe();
  const { day } = useDay();
  const filters = useFilters();
  const navigate = useNavigate();
  const to = filters['to'] ?? day ?? me?.today ?? '';
  const from = filters['from'] ?? (to === '' ? '' : plusDays(to, -yearDays));
  const { data = [], error } = useQuery({
    queryKey: ['list', 'class migration', from, to],
    enabled: to !== '',
    queryFn: () => ask<readonly Move[]>('/classifications/migration', { from, to }),
  });
  const choose = (chosen: Search) =>
    void navigate({ to: '.', search: (before: Search) => ({ ...before, ...chosen }) as Search });
  return (
    <Part title={say('classMigration')}>
      <div className="filters">
        {(['from', 'to'] as const).map((end) => (
          <label key={end}>
            {say(end === 'from' ? 'fromDay' : 'toDay')}
            <input
              type="date"
              value={end === 'from' ? from : to}
              max={me?.today}
              onChange={({ target }) => target.value && choose({ [end]: target.value })}
            />
          </label>
        ))}
      </div>
      <p className="nothing">{say('classMigrationHow')}</p>
      {error && <ProblemNote error={error} />}
      {[...new Set(data.map(({ currency }) => currency))].map((currency) => (
        <Matrix
          key={currency}
          currency={currency}
          moves={data.filter((move) => move.currency === currency)}
        />
      ))}
    </Part>
  );
}

function Matrix({
  currency,
  moves,
}: {
  readonly currency: string;
  readonly moves: readonly Move[];
}) {
  const { say, label, money } = useSpeech();
  const heat = (row: number, column: number) =>
    column <= row ? '' : `heat-${Math.min(4, column - row)}`;
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={`${currency} ·`}>
      <table className="matrix">
        <caption>{currency}</caption>
        <thead>
          <tr>
            <td />
            {classes.map((each) => (
              <th key={each} scope="col">
                {label(each, classes)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classes.map((from, row) => (
            <tr key={from}>
              <th scope="row">{label(from, classes)}</th>
              {classes.map((to, column) => {
                const move = moves.find((each) => each.from === from && each.to === to);
                return (
                  <td key={to} className={move && heat(row, column)}>
                    {move &&
                      say('migrationCell', { loans: move.loans, amount: money(move.outstanding) })}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const steps = {
  none: ['giveClass', 'first'],
  first: ['confirmClass', 'confirmation'],
  confirmed: ['approveClass', 'approval'],
} as const;

/** What the next of three persons does with it. */
function NextStep({ row }: { readonly row: Row }) {
  const { say } = useSpeech();
  const step = steps[row['step'] as keyof typeof steps];
  if (row['isOpen'] !== true) return <span className="absent">–</span>;
  const [word, path] = step;
  return (
    <Action
      isSmall
      path={`/classifications/{clientId}/claims/{loanId}/${path}`}
      ids={{ clientId: String(row['clientId']), loanId: String(row['loanId']) }}
      title={say(word)}
      given={{ class: row['stated'] ?? row['proposed'] }}
    />
  );
}
