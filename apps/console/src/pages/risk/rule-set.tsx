import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../../api.js';
import { plusDays, useIds } from '../../day.js';
import type { Labels } from '../../labels.js';
import { useSpeech } from '../../language.js';
import { useMay } from '../../may.js';
import { useMe } from '../../me.js';
import { Action } from '../../parts/forms/actions.js';
import type { Row } from '../../parts/lists/list-of.js';
import { Part, Rows } from '../../parts/lists/rows.js';
import { PersonName } from '../../parts/lists/names.js';
import { ProblemNote } from '../../parts/problem.js';
import { useThing } from '../../parts/thing.js';
import { Value } from '../../parts/value.js';

interface RuleSet {
  readonly ruleSetId: string;
  readonly code: string;
  readonly version: number;
  readonly stage: string;
  readonly contentHash: string;
  readonly content: Readonly<Record<string, unknown>> & {
    readonly title: Labels;
    readonly rules: readonly Row[];
  };
  readonly steps: readonly {
    readonly stage: string;
    readonly on: string;
    readonly by: string;
    readonly reason?: string;
  }[];
  readonly backTests: readonly (Row & { readonly reportHash: string })[];
  readonly inForce: readonly Row[];
}

/** One rule set from its draft to its approval, with its back-tests between. */
export function RuleSetPage() {
  const { ruleSetId = '' } = useIds();
  const { say, named, label } = useSpeech();
  const [run, setRun] = useState<string>();
  const { data, error, isPending, refetch } = useThing('/rule-sets/{ruleSetId}', { ruleSetId });
  if (isPending) return <p className="loading">{say('loading')}</p>;
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />;
  const set = data as unknown as RuleSet;
  return (
    <>
      <h2>
        {set.code} · {named(set.content.title)} <small>{label(set.stage, stages)}</small>
      </h2>
      <Steps set={set} onRun={setRun} />
      {run !== undefined && <Progress ruleSetId={ruleSetId} runId={run} />}
      <InForce set={set} />
      <BackTests set={set} />
      <Part title={say('rulesOfSet')} count={set.content.rules.length}>
        <Rows
          title={say('rulesOfSet')}
          rows={set.content.rules}
          show={['id', 'label', 'watch', 'when', 'enters', 'leaves', 'weight', 'alone', 'source']}
        />
        <p>
          <Value value={set.content['scope']} name="scope" />
        </p>
      </Part>
    </>
  );
}

const stages = ['drafted', 'backTested', 'proposed', 'approved', 'declined', 'withdrawn'];

/** Who did what, and what can be done next. */
function Steps({ set, onRun }: { readonly set: RuleSet; readonly onRun: (run: string) => void }) {
  const { say, label } = useSpeech();
  const { data: me } = useMe();
  const { ruleSetId, contentHash, content, steps, stage } = set;
  const ids = { ruleSetId };
  const mayPropose = useMay()('/rule-sets/{ruleSetId}/proposals', 'post');
  const proposer = steps.findLast((step) => step.stage === 'proposed')?.by;
  const isWaiting = stage === 'proposed';
  return (
    <Part title={say('stepsSoFar')}>
      <ol className="stacked-list">
        {steps.map((step, index) => (
          <li key={index}>
            <time dateTime={step.on}>{step.on}</time> {label(step.stage, stages)} ·{' '}
            <PersonName id={step.by} /> {step.reason && `· ${step.reason}`}
          </li>
        ))}
      </ol>
      {isWaiting && <p className="nothing">{say('secondPerson')}</p>}
      <p className="actions">
        {mayPropose && (
          <Action
            path="/rule-sets/{ruleSetId}/back-tests"
            ids={ids}
            title={say('backTest')}
            only={['from', 'to', 'observedUntil', 'champion']}
            onDone={(answer) => onRun((answer as { readonly runId: string }).runId)}
          />
        )}
        {!isWaiting && (
          <>
            <Action
              path="/rule-sets/{ruleSetId}/proposals"
              ids={ids}
              title={say('propose')}
              given={{ ...(me && { from: plusDays(me.today, 1) }) }}
            />
            <Action
              path="/rule-sets/{ruleSetId}/revisions"
              ids={ids}
              title={say('revise')}
              given={{ content }}
            />
          </>
        )}
        {isWaiting && proposer !== me?.id && (
          <>
            <Action
              path="/rule-sets/{ruleSetId}/approvals"
              ids={ids}
              title={say('approve')}
              given={{ contentHash }}
            />
            <Action path="/rule-sets/{ruleSetId}/declines" ids={ids} title={say('decline')} />
          </>
        )}
        <Action path="/rule-sets/{ruleSetId}/withdrawal" ids={ids} title={say('withdraw')} />
      </p>
    </Part>
  );
}

interface Run {
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly progress?: {
    readonly phase: 'reading' | 'judging';
    readonly done: number;
    readonly of: number;
  };
  readonly reportHash?: string;
  readonly error?: string;
}

const pollMs = 500;

/** How far a back-test has come, asked for until it ends. */
function Progress({ ruleSetId, runId }: { readonly ruleSetId: string; readonly runId: string }) {
  const { say } = useSpeech();
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ['back-test run', runId],
    queryFn: async () => {
      const run = await ask<Run>(
        `/rule-sets/${encodeURIComponent(ruleSetId)}/back-test-runs/${encodeURIComponent(runId)}`,
      );
      if (run.state === 'done') await queries.invalidateQueries({ queryKey: ['thing'] });
      return run;
    },
    refetchInterval: ({ state }) => (hasEnded(state.data) ? false : pollMs),
  });
  const { state, progress, reportHash, error = '' } = data ?? {};
  return (
    <section aria-live="polite">
      {(state === undefined || state === 'waiting') && <p>{say('testWaiting')}</p>}
      {state === 'running' && progress && (
        <>
          <p>
            {say('testRunning', {
              ...progress,
              phase: say(progress.phase === 'reading' ? 'phaseReading' : 'phaseJudging'),
            })}
          </p>
          <progress max={progress.of} value={progress.done} aria-label={say('backTest')} />
        </>
      )}
      {state === 'failed' && <p className="error">{say('testFailed', { error })}</p>}
      {reportHash !== undefined && (
        <p role="status">
          <ReportLink ruleSetId={ruleSetId} reportHash={reportHash} />
        </p>
      )}
    </section>
  );
}

const hasEnded = (run: Run | undefined): boolean =>
  run?.state === 'done' || run?.state === 'failed';

function ReportLink(ids: { readonly ruleSetId: string; readonly reportHash: string }) {
  const { say } = useSpeech();
  return (
    <Link to="/rules/$ruleSetId/back-tests/$reportHash" params={ids}>
      {say('openReport')}
    </Link>
  );
}

/** From when until when each version judges. */
function InForce({ set: { inForce } }: { readonly set: RuleSet }) {
  const { say } = useSpeech();
  if (inForce.length === 0) return null;
  return (
    <Part title={say('inForce')}>
      <Rows title={say('inForce')} rows={inForce} show={['version', 'from', 'until']} />
    </Part>
  );
}

function BackTests({ set: { ruleSetId, backTests } }: { readonly set: RuleSet }) {
  const { say } = useSpeech();
  return (
    <Part title={say('backTests')} count={backTests.length}>
      <Rows
        title={say('backTests')}
        rows={backTests}
        show={['on', 'by', 'version', 'window', 'outcome', 'reportHash']}
        headings={{ reportHash: say('report') }}
        cells={{
          reportHash: (row) => (
            <ReportLink ruleSetId={ruleSetId} reportHash={String(row['reportHash'])} />
          ),
        }}
        nothing={say('nothingHere')}
      />
    </Part>
  );
}
