import { useDay, useIds } from '../day.js';
import { useSpeech } from '../language.js';
import { useMay } from '../may.js';
import { useMe } from '../me.js';
import { Actions } from '../parts/forms/actions.js';
import { Repayments } from '../parts/pictures/charts.js';
import type { Period } from '../parts/pictures/charts.js';
import { eventCells } from '../parts/events.js';
import { Changed } from '../parts/lists/changed.js';
import { ListOf } from '../parts/lists/list-of.js';
import { Table } from '../parts/lists/table.js';
import type { Thing } from '../parts/thing.js';
import { ThingOf, useThing } from '../parts/thing.js';
import { isMoney, Value } from '../parts/value.js';

const list = (value: unknown): readonly Thing[] =>
  Array.isArray(value) ? (value as readonly Thing[]) : [];
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const minor = (value: unknown): number => (isMoney(value) ? value.minor : 0);

/** What happened to one thing, for those who may read the trail. */
export function History({ subject }: { readonly subject: string }) {
  const { say } = useSpeech();
  const may = useMay();
  if (!may('/audit/trail')) return null;
  return (
    <section>
      <h3>{say('history')}</h3>
      <ListOf
        path="/audit/trail"
        title={say('history')}
        parameters={{ subject }}
        limit={20}
        show={['at', 'type', 'actor', 'reason', 'position']}
        cells={eventCells}
      />
    </section>
  );
}

export function LoanPage() {
  const { loanId = '' } = useIds();
  const { say } = useSpeech();
  const ids = { loanId };
  const template = '/loans/{loanId}';
  return (
    <>
      <h2>
        {say('loans')} · {loanId}
        <Changed id={loanId} />
      </h2>
      <Actions template={template} ids={ids} />
      <section>
        <ThingOf template={template} ids={ids}>
          {(loan) => <LoanFigures loan={loan} />}
        </ThingOf>
      </section>
      <Schedule loanId={loanId} />
      <section>
        <h3>{say('statement')}</h3>
        <ThingOf template="/loans/{loanId}/statement" ids={ids} isOptional />
      </section>
      <History subject={`loan:${loanId}`} />
    </>
  );
}

const figures = [
  'clientId',
  'status',
  'outstanding',
  'overdue',
  'daysPastDue',
  'maturesOn',
  'annualRate',
];

function LoanFigures({ loan }: { readonly loan: Thing }) {
  const { field } = useSpeech();
  return (
    <dl className="figures">
      {figures
        .filter((name) => loan[name] !== undefined)
        .map((name) => (
          <div key={name}>
            <dt>{field(name)}</dt>
            <dd>
              <Value value={loan[name]} name={name} />
            </dd>
          </div>
        ))}
    </dl>
  );
}

function Schedule({ loanId }: { readonly loanId: string }) {
  const { say } = useSpeech();
  const { data: me } = useMe();
  const { day } = useDay();
  const { data } = useThing('/loans/{loanId}/schedule', { loanId });
  const lines = list(data?.['lines']);
  if (lines.length === 0) return null;
  const periods: readonly Period[] = lines.map((line) => ({
    dueOn: text(line['dueOn']),
    due: minor(line['due']),
    paid: minor(line['paidPrincipal']) + minor(line['paidInterest']),
    balance: minor(line['balanceAfter']),
  }));
  const shown = [
    'number',
    'dueOn',
    'principal',
    'interest',
    'fee',
    'due',
    'unpaid',
    'paidOn',
    'balanceAfter',
  ];
  return (
    <section>
      <h3>{say('schedule')}</h3>
      <Repayments periods={periods} today={day ?? me?.today ?? ''} />
      <details>
        <summary>{say('asTable')}</summary>
        <Table
          caption={say('schedule')}
          rows={lines}
          keyOf={(line) => String(line['number'])}
          columns={shown.map((name) => ({
            name,
            isFigure: !name.endsWith('On'),
            cell: (line: Thing) => <Value value={line[name]} name={name} />,
          }))}
        />
      </details>
    </section>
  );
}
