import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Page } from '../api.js';
import { ask } from '../api.js';
import { useSpeech } from '../language.js';
import { useMay } from '../may.js';
import type { Me } from '../me.js';
import { useMe } from '../me.js';
import { RecordContact } from '../parts/forms/actions.js';
import { Level } from '../parts/level.js';
import type { Row } from '../parts/lists/list-of.js';
import { ClientLabel, ClientName } from '../parts/lists/names.js';
import { ProblemNote } from '../parts/problem.js';
import { Due, Part, Rows } from '../parts/lists/rows.js';
import { NewsList } from '../parts/news.js';
import type { News } from '../parts/news.js';

/** The answer of `GET /me/day`. */
interface MyDay {
  readonly day: string;
  readonly contactsDue: readonly Row[];
  readonly tasks: readonly Row[];
  readonly nextSteps: readonly Row[];
  readonly promises: readonly Row[];
  readonly warnings: readonly Row[];
  readonly cases: readonly Row[];
  readonly news: readonly { readonly clientId: string; readonly news: readonly News[] }[];
}

/** Whom to call, what is due, what turned, what waits for the person. */
export function MyDayPage() {
  const { say } = useSpeech();
  const { data: me } = useMe();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['my day'],
    queryFn: () => ask<MyDay>('/me/day'),
  });
  if (!me) return null;
  return (
    <>
      <h2>
        {say('myDay')}: {say('dayOf', { name: me.name ?? me.id, day: me.today })}
      </h2>
      <RecordContact />
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {isPending && <p className="loading">{say('loading')}</p>}
      {data && <Day day={data} me={me} />}
    </>
  );
}

const client = { clientId: (row: Row) => <ClientName id={String(row['clientId'])} /> };

function Day({ day, me }: { readonly day: MyDay; readonly me: Me }) {
  const { say } = useSpeech();
  const dueOn = { ...client, dueOn: (row: Row) => <Due on={row['dueOn']} today={day.day} /> };
  const nothing = say('quietDay');
  return (
    <div className="two">
      <Part title={say('contactsDue')} count={day.contactsDue.length}>
        <Rows
          title={say('contactsDue')}
          like="/contacts/due"
          rows={day.contactsDue}
          show={['clientId', 'dueOn', 'lastContactOn', 'record']}
          headings={{ record: say('recordContact') }}
          cells={{
            ...dueOn,
            record: (row) => <RecordContact clientId={String(row['clientId'])} isSmall />,
          }}
          nothing={nothing}
        />
      </Part>
      <Part title={say('turned')} count={day.warnings.length}>
        <Rows
          title={say('turned')}
          rows={day.warnings}
          show={['clientId', 'level', 'since', 'acknowledgeBy']}
          cells={{
            clientId: (row) => (
              <Link to="/warnings/$clientId" params={{ clientId: String(row['clientId']) }}>
                <ClientNameText row={row} />
              </Link>
            ),
            level: (row) => <Level level={row['level']} />,
            acknowledgeBy: (row) => <Due on={row['acknowledgeBy']} today={day.day} />,
          }}
          nothing={nothing}
        />
      </Part>
      <Waiting me={me} />
      <Part title={say('tasks')} count={day.tasks.length}>
        <Rows
          title={say('tasks')}
          like="/tasks"
          rows={day.tasks}
          show={['title', 'clientId', 'dueOn', 'source']}
          cells={dueOn}
          nothing={nothing}
        />
      </Part>
      <Part title={say('nextSteps')} count={day.nextSteps.length}>
        <Rows
          title={say('nextSteps')}
          like="/interactions/next-steps"
          rows={day.nextSteps}
          show={['what', 'clientId', 'dueOn']}
          cells={dueOn}
          nothing={nothing}
        />
      </Part>
      {day.promises.length > 0 && (
        <Part title={say('promises')} count={day.promises.length}>
          <Rows
            title={say('promises')}
            like="/promises"
            rows={day.promises}
            show={['what', 'clientId', 'dueOn']}
            cells={dueOn}
          />
        </Part>
      )}
      <Part title={say('cases')} count={day.cases.length}>
        <Rows
          title={say('cases')}
          like="/cases"
          rows={day.cases}
          show={['clientId', 'category', 'priority', 'state']}
          cells={client}
          nothing={nothing}
        />
      </Part>
      <Part title={say('news')}>
        {day.news.length === 0 && <p className="nothing">{nothing}</p>}
        {day.news.map(({ clientId, news }) => (
          <details key={clientId}>
            <summary>
              <ClientLabel id={clientId} /> <span className="count">{news.length}</span>
            </summary>
            <p>
              <ClientName id={clientId} />
            </p>
            <NewsList news={news} />
          </details>
        ))}
      </Part>
    </div>
  );
}

function ClientNameText({ row }: { readonly row: Row }) {
  const { named } = useSpeech();
  return <>{named(row['name'] as never) || String(row['clientId'])}</>;
}

/** The applications that wait for a decision, for those who may give one; oldest first. */
function Waiting({ me }: { readonly me: Me }) {
  const { say } = useSpeech();
  const may = useMay()('/applications/{applicationId}/approvals', 'post');
  const { data } = useQuery({
    queryKey: ['list', 'waiting'],
    enabled: may,
    queryFn: () =>
      ask<Page<Row>>('/applications', { stage: 'reviewed', sort: 'stageSince', limit: 20 }).catch(
        () => ask<Page<Row>>('/applications', { stage: 'reviewed', limit: 20 }),
      ),
  });
  if (!may) return null;
  const rows = data?.items ?? [];
  return (
    <Part title={say('waiting')} count={rows.length}>
      <Rows
        title={say('waiting')}
        like="/applications"
        rows={rows}
        show={['applicationId', 'clientId', 'requested', 'stageSince']}
        cells={{
          ...client,
          stageSince: (row) => <Since on={row['stageSince']} today={me.today} />,
        }}
        nothing={say('quietDay')}
      />
    </Part>
  );
}

function Since({ on }: { readonly on: unknown; readonly today: string }) {
  return typeof on === 'string' ? <time dateTime={on}>{on}</time> : <>–</>;
}
