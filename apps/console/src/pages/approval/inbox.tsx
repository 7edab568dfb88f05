import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Page, Parameters } from '../../api.js';
import { ask } from '../../api.js';
import { dayIn } from '../../day.js';
import { useSpeech } from '../../language.js';
import { useMay } from '../../may.js';
import { useMe } from '../../me.js';
import { Action } from '../../parts/forms/actions.js';
import { ListOf } from '../../parts/lists/list-of.js';
import type { Row } from '../../parts/lists/list-of.js';
import { ClientName, PersonName } from '../../parts/lists/names.js';
import { Due, Part, Rows } from '../../parts/lists/rows.js';
import { ProblemNote } from '../../parts/problem.js';
import type { WordKey } from '../../words.js';

/** What the person does to an application that waits. */
const commandOf: Readonly<Record<string, string>> = {
  review: '/applications/{applicationId}/reviews',
  decision: '/applications/{applicationId}/approvals',
  completion: '/applications/{applicationId}/completions',
};

/** Another list in which something may wait for a second person. */
interface Queue {
  readonly word: WordKey;
  readonly path: string;
  readonly waiting: Parameters;
  readonly since: string;
  readonly show: readonly string[];
  /** Who proposed it decides nothing of it. */
  readonly by: string;
  readonly approve: string;
  readonly decline: string;
}

const queues: readonly Queue[] = [
  {
    word: 'loanProposals',
    path: '/loan-proposals',
    waiting: { status: 'open' },
    since: 'proposedOn',
    show: ['kind', 'loanId', 'clientId'],
    by: 'proposedBy',
    approve: '/loans/{loanId}/proposals/{proposalId}/approvals',
    decline: '/loans/{loanId}/proposals/{proposalId}/declines',
  },
  {
    word: 'drawdownsOf',
    path: '/project-drawdowns',
    waiting: { state: 'certified' },
    since: 'requestedOn',
    show: ['projectId', 'clientId', 'amount'],
    by: 'requestedBy',
    approve: '/projects/{projectId}/drawdowns/{drawdownId}/approvals',
    decline: '/projects/{projectId}/drawdowns/{drawdownId}/declines',
  },
  {
    word: 'investments',
    path: '/investments',
    waiting: { state: 'proposed' },
    since: 'proposedOn',
    show: ['kind', 'what', 'amount'],
    by: 'proposedBy',
    approve: '/investments/{investmentId}/approvals',
    decline: '/investments/{investmentId}/refusal',
  },
  {
    word: 'outlets',
    path: '/outlets',
    waiting: { status: 'requested' },
    since: 'requestedOn',
    show: ['name', 'serviceId', 'purpose'],
    by: 'requestedBy',
    approve: '/outlets/{outletId}/approval',
    decline: '/outlets/{outletId}/refusal',
  },
  {
    word: 'legalHolds',
    path: '/legal-holds',
    waiting: { state: 'liftingProposed' },
    since: 'orderedAt',
    show: ['matter', 'liftReason'],
    by: 'proposedBy',
    approve: '/legal-holds/{legalHoldId}/lifting/confirmation',
    decline: '/legal-holds/{legalHoldId}/lifting/refusal',
  },
];

/** What waits for the person, oldest first. */
export function InboxPage() {
  const { say } = useSpeech();
  const may = useMay();
  return (
    <>
      <h2>{say('forMe')}</h2>
      <WaitingApplications />
      {may('/rule-sets/{ruleSetId}/approvals', 'post') && may('/rule-sets') && (
        <Part title={say('rules')}>
          <ListOf
            path="/rule-sets"
            title={say('rules')}
            parameters={{ stage: 'proposed' }}
            show={['code', 'version', 'stage']}
            cells={{
              code: (row) => (
                <Link to="/rules/$ruleSetId" params={{ ruleSetId: String(row['ruleSetId']) }}>
                  {String(row['code'])}
                </Link>
              ),
            }}
          />
        </Part>
      )}
      {queues
        .filter(({ path, approve }) => may(path) && may(approve, 'post'))
        .map((queue) => (
          <Waiting key={queue.path} queue={queue} />
        ))}
    </>
  );
}

const mostTasks = 200;

/** The applications whose next step the person may take: theirs, and those that nobody has taken. */
export function WaitingApplications() {
  const { say } = useSpeech();
  const { data: me } = useMe();
  const may = useMay();
  const mayAsk = may('/application-tasks');
  const { data, error } = useQuery({
    queryKey: ['list', '/application-tasks', 'open'],
    enabled: mayAsk,
    queryFn: () => ask<Page<Row>>('/application-tasks', { state: 'open', limit: mostTasks }),
  });
  if (!mayAsk || !me) return null;
  const self = me.personId ?? me.id;
  const isMine = (row: Row) => {
    const command = commandOf[String(row['task'])];
    const owner = row['ownerId'] ?? (row['task'] === 'completion' ? row['managerId'] : undefined);
    return (
      command !== undefined && may(command, 'post') && [undefined, self].includes(owner as never)
    );
  };
  const rows = (data?.items ?? []).filter(isMine).toSorted(older('since'));
  return (
    <Part title={say('inbox')} count={rows.length}>
      {error && <ProblemNote error={error} />}
      {data?.next && <p>{say('moreWait')}</p>}
      <Rows
        title={say('inbox')}
        like="/application-tasks"
        rows={rows}
        show={['applicationId', 'clientId', 'task', 'priority', 'since', 'dueOn', 'ownerId']}
        cells={{
          applicationId: (row) => {
            const applicationId = String(row['applicationId']);
            return (
              <Link to="/applications/$applicationId" params={{ applicationId }} search={dayIn}>
                {applicationId}
              </Link>
            );
          },
          clientId: (row) => <ClientName id={String(row['clientId'])} />,
          dueOn: (row) => <Due on={row['dueOn']} today={me.today} />,
        }}
        nothing={say('quietDay')}
      />
    </Part>
  );
}

const older = (field: string) => (one: Row, other: Row) =>
  String(one[field] ?? '').localeCompare(String(other[field] ?? ''));

/** What others have proposed and a second person decides; each button asks first what would happen. */
function Waiting({ queue }: { readonly queue: Queue }) {
  const { say } = useSpeech();
  const { data: me } = useMe();
  const { data, error } = useQuery({
    queryKey: ['list', queue.path, queue.waiting],
    queryFn: () => ask<Page<Row>>(queue.path, { ...queue.waiting, limit: mostTasks }),
  });
  const own = [me?.id, me?.personId];
  const rows = (data?.items ?? [])
    .filter((row) => !own.includes(row[queue.by] as never))
    .toSorted(older(queue.since));
  if (rows.length === 0 && !error) return null;
  return (
    <Part title={say(queue.word)} count={rows.length}>
      {error && <ProblemNote error={error} />}
      <Rows
        title={say(queue.word)}
        like={queue.path}
        rows={rows}
        show={[...queue.show, queue.by, queue.since, 'nextPerson']}
        headings={{ nextPerson: say('decide') }}
        cells={{
          [queue.by]: (row) => <PersonName id={String(row[queue.by])} />,
          nextPerson: (row) => <Settle queue={queue} row={row} />,
        }}
      />
    </Part>
  );
}

function Settle({ queue, row }: { readonly queue: Queue; readonly row: Row }) {
  const { say } = useSpeech();
  const ids = Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
  return (
    <span className="actions">
      <Action path={queue.approve} ids={ids} title={say('approve')} isSmall isTried />
      <Action path={queue.decline} ids={ids} title={say('decline')} isSmall isTried />
    </span>
  );
}
