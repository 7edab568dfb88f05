import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../api.js';
import { amongSegments } from '../code-lists.js';
import { useDay, useIds } from '../day.js';
import { useSpeech } from '../language.js';
import { useMe } from '../me.js';
import { Actions, RecordContact } from '../parts/forms/actions.js';
import { ClientFigures } from '../parts/client-figures.js';
import { Level } from '../parts/level.js';
import { Changed } from '../parts/lists/changed.js';
import type { Row } from '../parts/lists/list-of.js';
import { PersonName } from '../parts/lists/names.js';
import { ProblemNote } from '../parts/problem.js';
import { Due, Part, Rows } from '../parts/lists/rows.js';
import { SubjectTrail } from '../parts/subject-trail.js';
import type { Thing } from '../parts/thing.js';
import { FieldList } from '../parts/value.js';
import type { News } from '../parts/news.js';
import { NewsList } from '../parts/news.js';

/** The answer of `GET /clients/{clientId}/overview`, as far as the page reads it by name. */
export interface Overview {
  readonly client: Thing;
  readonly exposure?: Thing;
  readonly loans: readonly Row[];
  readonly limit?: Thing;
  readonly classes: readonly Row[];
  readonly warnings?: Thing;
  readonly segment?: Thing;
  readonly contacts?: Thing;
  readonly interactions: readonly Row[];
  readonly nextSteps: readonly Row[];
  readonly tasks: readonly Row[];
  readonly cases: readonly Row[];
  readonly promises: readonly Row[];
  readonly needs: readonly Row[];
  readonly solutions: readonly Row[];
  readonly people: readonly Row[];
  readonly owners?: Thing;
  readonly portrait?: Thing;
  readonly documents?: { readonly documents: readonly Row[] };
  readonly dataQuality?: Thing & { readonly missing: readonly string[] };
  readonly news: readonly News[];
}

/** Everything of one client on one page, on any day. */
export function ClientPage() {
  const { clientId = '' } = useIds();
  const { say, named } = useSpeech();
  const { day, look } = useDay();
  const when = { ...(day && { [look]: day }) };
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['thing', 'overview', clientId, when],
    queryFn: () => ask<Overview>(`/clients/${encodeURIComponent(clientId)}/overview`, when),
    placeholderData: (before) => (before?.client['clientId'] === clientId ? before : undefined),
    retry: false,
  });
  if (isPending) return <p className="loading">{say('loading')}</p>;
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />;
  const { client } = data;
  return (
    <>
      <h2>
        {named(client['name'] as never) || clientId}
        <Changed id={clientId} />
      </h2>
      <ClientLine of={data} />
      <ClientFigures of={data} clientId={clientId} />
      <RecordContact clientId={clientId} />
      <div className="two">
        <Brief clientId={clientId} />
        <Open of={data} />
      </div>
      <Money of={data} />
      <div className="two">
        <Relation of={data} />
        <Known of={data} />
      </div>
      <Part title={say('everythingHappened')}>
        <SubjectTrail kind="client" id={clientId} />
      </Part>
      <Actions template="/clients/{clientId}" ids={{ clientId }} />
    </>
  );
}

/** Who it is, in one line. */
function ClientLine({ of: { client, segment, warnings } }: { readonly of: Overview }) {
  const { say, label } = useSpeech();
  const manager = client['managerId'];
  return (
    <p className="line">
      {typeof manager === 'string' && (
        <span>
          {say('managedBy')} <PersonName id={manager} />
        </span>
      )}
      {segment && (
        <span>
          {say('kindOfClient')} <strong>{label(String(segment['segment']), amongSegments)}</strong>
        </span>
      )}
      {warnings && (
        <span>
          {say('warningLevel')}{' '}
          <Link
            to="/warnings/$clientId"
            params={{ clientId: String(client['clientId']) }}
            search={(before) => before}
          >
            {warnings['level'] ? <Level level={warnings['level']} /> : say('noWarning')}
          </Link>
        </span>
      )}
      <Link to="/replay/$stream" params={{ stream: `client-${String(client['clientId'])}` }}>
        {say('openReplay')}
      </Link>
    </p>
  );
}

interface BriefAnswer {
  readonly lastVisit?: Row;
  readonly news: readonly News[];
  readonly dataQuality?: { readonly missing: readonly string[] };
}

/** What to know before the next visit. */
function Brief({ clientId }: { readonly clientId: string }) {
  const { say, field } = useSpeech();
  const { data } = useQuery({
    queryKey: ['thing', 'brief', clientId],
    queryFn: () => ask<BriefAnswer>(`/clients/${encodeURIComponent(clientId)}/brief`),
    retry: false,
  });
  if (!data) return null;
  const missing = data.dataQuality?.missing ?? [];
  return (
    <Part title={say('brief')}>
      {data.lastVisit ? (
        <FieldList of={data.lastVisit} only={['happenedAt', 'channel', 'subject', 'outcome']} />
      ) : (
        <p className="nothing">{say('nobodySpoke')}</p>
      )}
      <h4>{say('newSince')}</h4>
      <NewsList news={data.news} />
      {missing.length > 0 && (
        <p>
          {say('askFor')}:{' '}
          {missing.map((each) => field(each.split('.').at(-1) ?? each)).join(say('comma'))}
        </p>
      )}
    </Part>
  );
}

/** What is still to be done for it. */
function Open({ of }: { readonly of: Overview }) {
  const { say } = useSpeech();
  const { data: me } = useMe();
  const { day } = useDay();
  const cells = { dueOn: (row: Row) => <Due on={row['dueOn']} today={day ?? me?.today ?? ''} /> };
  const openTasks = of.tasks.filter(({ state }) => state === 'open');
  return (
    <Part title={say('nextSteps')} count={of.nextSteps.length + openTasks.length}>
      <Rows
        title={say('nextSteps')}
        like="/interactions/next-steps"
        rows={of.nextSteps}
        show={['what', 'dueOn', 'ownerId']}
        cells={cells}
        nothing={say('quietDay')}
      />
      {openTasks.length > 0 && (
        <>
          <h4>{say('tasks')}</h4>
          <Rows
            title={say('tasks')}
            like="/tasks"
            rows={openTasks}
            show={['title', 'dueOn', 'ownerId']}
            cells={cells}
          />
        </>
      )}
      {of.promises.length > 0 && (
        <>
          <h4>{say('promises')}</h4>
          <Rows
            title={say('promises')}
            like="/promises"
            rows={of.promises}
            show={['what', 'dueOn', 'state']}
            cells={cells}
          />
        </>
      )}
      {of.cases.length > 0 && (
        <>
          <h4>{say('cases')}</h4>
          <Rows
            title={say('cases')}
            like="/cases"
            rows={of.cases}
            show={['category', 'priority', 'state', 'ownerId']}
          />
        </>
      )}
    </Part>
  );
}

/** What it owes and how that is judged. */
function Money({ of }: { readonly of: Overview }) {
  const { say } = useSpeech();
  return (
    <>
      <Part title={say('loans')} count={of.loans.length}>
        <Rows
          title={say('loans')}
          like="/loans"
          rows={of.loans}
          show={[
            'agreementNumber',
            'status',
            'product',
            'outstanding',
            'overdue',
            'daysPastDue',
            'maturesOn',
          ]}
          cells={{ agreementNumber: (row) => <LoanLink row={row} /> }}
          nothing={say('nothingHere')}
        />
      </Part>
      {of.classes.length > 0 && (
        <Part title={say('classes')}>
          <Rows
            title={say('classes')}
            like="/classifications"
            rows={of.classes}
            show={['loanId', 'class', 'proposed', 'stage', 'daysPastDue']}
          />
        </Part>
      )}
    </>
  );
}

export function LoanLink({ row }: { readonly row: Row }) {
  const loanId = String(row['loanId']);
  const number = row['agreementNumber'];
  return (
    <Link to="/loans/$loanId" params={{ loanId }} search={(before) => before}>
      {typeof number === 'string' ? number : loanId}
    </Link>
  );
}

/** What was said, what it needs and what it is offered. */
function Relation({ of }: { readonly of: Overview }) {
  const { say } = useSpeech();
  return (
    <div>
      <Part title={say('timeline')} count={of.interactions.length}>
        <Rows
          title={say('timeline')}
          like="/interactions"
          rows={of.interactions}
          show={['happenedAt', 'channel', 'subject', 'outcome', 'recordedBy']}
          nothing={say('nobodySpoke')}
        />
      </Part>
      <Part title={say('needs')} count={of.needs.length}>
        <Rows
          title={say('needs')}
          like="/needs"
          rows={of.needs}
          show={['purpose', 'stage', 'priority', 'amount']}
          nothing={say('nothingHere')}
        />
      </Part>
      <Part title={say('solutions')} count={of.solutions.length}>
        <Rows
          title={say('solutions')}
          like="/solutions"
          rows={of.solutions}
          show={['solutionId', 'status', 'amount']}
          nothing={say('nothingHere')}
        />
      </Part>
    </div>
  );
}

/** Who it is, and how well that is known. */
function Known({ of }: { readonly of: Overview }) {
  const { say } = useSpeech();
  const { client, people, documents, portrait, segment } = of;
  return (
    <div>
      <Part title={say('profile')}>
        <FieldList
          of={client}
          only={[
            ...['form', 'role', 'industry', 'region', 'city', 'size', 'foundedYear', 'employees'],
            ...['lifecycle', 'relationshipSince', 'groups', 'registration'],
          ]}
        />
        {portrait && (
          <details>
            <summary>{say('howServed')}</summary>
            <FieldList of={portrait} omit={['clientId']} />
          </details>
        )}
        {segment && (
          <details>
            <summary>{say('kindOfClient')}</summary>
            <FieldList of={{ why: segment['why'] }} />
          </details>
        )}
      </Part>
      <Part title={say('people')} count={people.length}>
        <Rows
          title={say('people')}
          like="/parties"
          rows={people}
          show={['fullName', 'kind', 'relations', 'source']}
          nothing={say('nothingHere')}
        />
      </Part>
      <Part title={say('documents')} count={documents?.documents.length ?? 0}>
        <Rows
          title={say('documents')}
          rows={documents?.documents ?? []}
          show={['title', 'kind', 'issuedOn', 'validUntil', 'version']}
          nothing={say('nothingHere')}
        />
      </Part>
    </div>
  );
}
