import { filled } from '../../api.js';
import { useIds } from '../../day.js';
import { useSpeech } from '../../language.js';
import { useMay } from '../../may.js';
import { isAllowed, useMe } from '../../me.js';
import { Actions, Action } from '../../parts/forms/actions.js';
import { leastOf, useTrial } from '../../parts/forms/trial.js';
import { Changed } from '../../parts/lists/changed.js';
import { Level } from '../../parts/level.js';
import { ListOf } from '../../parts/lists/list-of.js';
import type { Row } from '../../parts/lists/list-of.js';
import { ClientLabel } from '../../parts/lists/names.js';
import { Part, Rows } from '../../parts/lists/rows.js';
import { ProblemNote } from '../../parts/problem.js';
import type { Thing } from '../../parts/thing.js';
import { ThingOf, useThing } from '../../parts/thing.js';
import { FieldList } from '../../parts/value.js';
import { Refused } from '../../api.js';
import type { Api, Route } from '../../schema.js';
import { useApi } from '../../schema.js';
import { History } from '../things.js';

const template = '/applications/{applicationId}';
/** The commands that decide what becomes of an application. */
const decisions = [
  'approvals',
  'declines',
  'returns',
  'reviews',
  'completions',
  'committee/votes',
  'withdrawals',
].map((each) => `${template}/${each}`);

const list = (value: unknown): readonly Row[] => (Array.isArray(value) ? (value as Row[]) : []);

/** An application: what it asks, whether the person may decide it and why not, and what to weigh. */
export function ApplicationPage() {
  const { applicationId = '' } = useIds();
  const { say, label } = useSpeech();
  const ids = { applicationId };
  const { data, error, isPending, refetch, api, schema } = useThing(template, ids);
  if (isPending) return <p className="loading">{say('loading')}</p>;
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />;
  const clientId = String(data['clientId']);
  const stages = schema?.properties?.['stage']?.enum;
  return (
    <>
      <h2>
        <ClientLabel id={clientId} /> · {applicationId}{' '}
        <small>{label(String(data['stage']), stages)}</small>
        <Changed id={applicationId} />
      </h2>
      <Decisions ids={ids} />
      <Part title={say('asked')}>
        <FieldList of={data} only={asked} schema={schema} api={api} />
      </Part>
      <div className="two">
        <Opinions of={data} />
        <Weighed clientId={clientId} />
      </div>
      <section>
        <details>
          <summary>{say('details')}</summary>
          <FieldList of={data} schema={schema} api={api} omit={[...asked, 'reviews', 'policies']} />
        </details>
      </section>
      <Actions template={template} ids={ids} omit={decisions} />
      <History subject={`application:${applicationId}`} />
    </>
  );
}

const asked = [
  ...['clientId', 'requested', 'terms', 'repaymentForm', 'priority', 'missing', 'submittedBy'],
  ...['submittedOn', 'stageSince', 'returned', 'granted', 'decidedBy', 'decidedOn', 'validUntil'],
];

type Ids = Readonly<Record<string, string>>;

/** Each decision with what it would do now, or why it would be refused: asked by a dry run. */
function Decisions({ ids }: { readonly ids: Ids }) {
  const { say } = useSpeech();
  const api = useApi();
  const { data: me } = useMe();
  if (!api || !me) return null;
  const routes = decisions
    .flatMap((path) => api.route('post', path) ?? [])
    .filter((route) => isAllowed(me, route));
  if (routes.length === 0) return null;
  return (
    <Part title={say('decide')}>
      <ul className="decisions">
        {routes.map((route) => (
          <Decision key={route.path} {...{ api, route, ids, today: me.today }} />
        ))}
      </ul>
    </Part>
  );
}

interface DecisionProps {
  readonly api: Api;
  readonly route: Route;
  readonly ids: Ids;
  readonly today: string;
}

function Decision({ api, route, ids, today }: DecisionProps) {
  const { say, named, command } = useSpeech();
  const least = leastOf(api.bodyOf(route), api, today) as object;
  const { error, data } = useTrial(filled(route.path, ids), least);
  const problem = error instanceof Refused ? error.problem : undefined;
  // There is nothing to decide in this way: nobody has convened a committee.
  if (problem?.status === 404) return null;
  return (
    <li>
      <Action path={route.path} ids={ids} title={command(route.operation)} isTried />{' '}
      <span className={problem ? 'may-not' : 'may'}>
        {problem && `✗ ${named(problem.labels) || problem.title}`}
        {data && `✓ ${say('mayDo')}`}
      </span>
    </li>
  );
}

/** What others say of it: reviews, the policies that apply, conditions. */
function Opinions({ of }: { readonly of: Thing }) {
  const { say } = useSpeech();
  return (
    <div>
      <Part title={say('reviews')} count={list(of['reviews']).length}>
        <Rows
          title={say('reviews')}
          rows={list(of['reviews'])}
          show={['by', 'as', 'recommendation', 'riskClass', 'comment', 'on']}
          nothing={say('nothingHere')}
        />
      </Part>
      {of['decidedOn'] !== undefined && <Conditions of={of} />}
      {list(of['policies']).length > 0 && (
        <Part title={say('policies')}>
          <Rows
            title={say('policies')}
            rows={list(of['policies'])}
            show={['policyId', 'version', 'newCredit', 'deviations']}
          />
        </Part>
      )}
    </div>
  );
}

/** The conditions of a credit, and how far each is met. */
function Conditions({ of }: { readonly of: Thing }) {
  const { say } = useSpeech();
  const applicationId = String(of['applicationId']);
  const { data } = useThing(`${template}/conditions`, { applicationId });
  return (
    <Part title={say('conditions')}>
      <Rows
        title={say('conditions')}
        rows={list(data?.['conditions'] ?? of['conditions'])}
        show={['kind', 'before', 'text', 'state', 'dueOn']}
        nothing={say('nothingHere')}
      />
    </Part>
  );
}

/** What is known of the client: exposure, warnings, statements. */
function Weighed({ clientId }: { readonly clientId: string }) {
  const { say } = useSpeech();
  const may = useMay();
  const { data: warnings } = useThing('/warnings/{clientId}', { clientId });
  return (
    <div>
      <Part title={say('exposure')}>
        <ThingOf
          template="/exposures/{clientId}"
          ids={{ clientId }}
          isOptional
          omit={['loans', 'clientId']}
        />
      </Part>
      <Part title={say('warnings')} count={list(warnings?.['rules']).length}>
        {warnings?.['level'] !== undefined && (
          <p>
            <Level level={warnings['level']} />
          </p>
        )}
        <Rows
          title={say('warnings')}
          rows={list(warnings?.['warnings'])}
          show={['label', 'level', 'stage', 'observed', 'threshold', 'raisedOn']}
          nothing={say('nothingHere')}
        />
      </Part>
      {may('/clients/{clientId}/statements') && (
        <Part title={say('statements')}>
          <ListOf
            path={filled('/clients/{clientId}/statements', { clientId })}
            template="/clients/{clientId}/statements"
            title={say('statements')}
          />
        </Part>
      )}
    </div>
  );
}
