import { useDay, useIds } from '../../day.js';
import type { Labels } from '../../labels.js';
import { useSpeech } from '../../language.js';
import { useMe } from '../../me.js';
import { Actions } from '../../parts/forms/actions.js';
import type { Row } from '../../parts/lists/list-of.js';
import { ListOf } from '../../parts/lists/list-of.js';
import { ClientName } from '../../parts/lists/names.js';
import { Part, Rows } from '../../parts/lists/rows.js';
import { Gantt } from '../../parts/pictures/gantt.js';
import type { Milestone } from '../../parts/pictures/gantt.js';
import { ProblemNote } from '../../parts/problem.js';
import { useThing } from '../../parts/thing.js';
import { FieldList } from '../../parts/value.js';
import { Cover } from './cover.js';

const rowsIn = (value: unknown): readonly Row[] => (Array.isArray(value) ? (value as Row[]) : []);

/** Codes that stand beside each other, so that each has the label of its own list. */
const sourceKinds = ['equity', 'seniorDebt', 'shareholderLoan'];
const useKinds = ['construction', 'equipment', 'contingency'];

/** One project: milestones, money in and out, drawdowns, cover ratios and covenants. */
export function ProjectPage() {
  const { projectId = '' } = useIds();
  const { say, named, label } = useSpeech();
  const { data: me } = useMe();
  const { day } = useDay();
  const ids = { projectId };
  const { data, error, isPending, refetch } = useThing('/projects/{projectId}', ids);
  const funding = useThing('/projects/{projectId}/funding', ids);
  if (isPending) return <p className="loading">{say('loading')}</p>;
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />;
  const milestones = rowsIn(data['milestones']) as unknown as readonly Milestone[];
  return (
    <>
      <h2>{named(data['name'] as Labels) || projectId}</h2>
      <p className="line">
        <ClientName id={String(data['clientId'])} />
        <span>{label(String(data['projectType']))}</span>
        <span>{label(String(data['stage']))}</span>
      </p>
      <Part title={say('earnedValue')}>
        <FieldList
          of={data['progress'] as Row}
          only={[
            ...['completed', 'schedulePerformance', 'costPerformance', 'delayDays'],
            ...['due', 'late', 'plannedEnd', 'expectedEnd'],
          ]}
        />
      </Part>
      <Part title={say('gantt')}>
        <Gantt milestones={milestones} today={day ?? me?.today ?? ''} />
      </Part>
      <div className="two">
        <Part title={say('moneyIn')}>
          <Rows
            title={say('moneyIn')}
            rows={rowsIn(funding.data?.['sources'] ?? data['sources'])}
            show={['kind', 'provider', 'amount', 'come']}
            cells={{ kind: ({ kind }) => label(String(kind), sourceKinds) }}
            nothing={say('nothingHere')}
          />
        </Part>
        <Part title={say('moneyOut')}>
          <Rows
            title={say('moneyOut')}
            rows={rowsIn(data['budget'])}
            show={['kind', 'amount', 'spent']}
            cells={{ kind: ({ kind }) => label(String(kind), useKinds) }}
            nothing={say('nothingHere')}
          />
        </Part>
      </div>
      <Part title={say('drawdownsOf')}>
        <ListOf
          path="/project-drawdowns"
          title={say('drawdownsOf')}
          parameters={{ projectId }}
          show={['requestedOn', 'purpose', 'amount', 'milestoneId', 'state', 'decidedBy']}
        />
      </Part>
      <Cover projectId={projectId} />
      <Actions template="/projects/{projectId}" ids={ids} />
    </>
  );
}

/** The projects of the bank. */
export function ProjectsPage() {
  const { say } = useSpeech();
  return (
    <>
      <h2>{say('projects')}</h2>
      <ListOf
        path="/projects"
        title={say('projects')}
        show={[
          'projectId',
          'name',
          'clientId',
          'projectType',
          'stage',
          'budgetTotal',
          'delayLevel',
        ]}
      />
    </>
  );
}
