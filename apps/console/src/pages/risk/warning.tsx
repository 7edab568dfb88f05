import { Link } from '@tanstack/react-router';
import type { Search } from '../../day.js';
import { useDay, useIds } from '../../day.js';
import type { Labels } from '../../labels.js';
import { useSpeech } from '../../language.js';
import { useMe } from '../../me.js';
import { Changed } from '../../parts/lists/changed.js';
import { Actions } from '../../parts/forms/actions.js';
import { Level } from '../../parts/level.js';
import { Due, Part } from '../../parts/lists/rows.js';
import { ScoreStrip } from '../../parts/pictures/score-strip.js';
import { ProblemNote } from '../../parts/problem.js';
import { SeverityMatrix } from '../../parts/severity-matrix.js';
import { useThing } from '../../parts/thing.js';
import { FieldList, Value } from '../../parts/value.js';
import { Responses } from './responses.js';

interface Fact {
  readonly stream: string;
  readonly position: number;
}

interface Warning {
  readonly rule: string;
  readonly label: Labels;
  readonly level: string | null;
  readonly observed: unknown;
  readonly threshold?: unknown;
  readonly leavesAt?: unknown;
  readonly watch?: string;
  readonly stage: string;
  readonly signal: string;
  readonly owner: string;
  readonly playbook: string;
  readonly raisedOn: string;
  readonly facts: readonly Fact[];
  readonly due: Readonly<Record<string, string>>;
  readonly acknowledgedBy?: string;
  readonly assessment?: {
    readonly severity: number;
    readonly likelihood: number;
    readonly finding: string;
    readonly by: string;
    readonly on: string;
  };
  readonly actions: readonly Readonly<Record<string, unknown>>[];
  readonly closing?: Readonly<Record<string, unknown>>;
  readonly finding?: string;
  readonly ruleSetId: string;
  readonly version: number;
}

/** Why a rule says what it says today. */
interface Explained {
  readonly state: string;
  readonly observed?: unknown;
  readonly formula?: Labels;
  readonly reads: readonly { readonly label: Labels; readonly figure?: unknown }[];
  readonly wouldLift: readonly Labels[];
}

/** The warnings upon a client: the figure, its threshold, its facts, what is done, and by when. */
export function WarningPage() {
  const { clientId = '' } = useIds();
  const { say, named } = useSpeech();
  const { data: me } = useMe();
  const { day } = useDay();
  const ids = { clientId };
  const { data, isPending, error, refetch } = useThing('/warnings/{clientId}', ids);
  const today = useThing('/warnings/{clientId}/today', ids);
  if (isPending) return <p className="loading">{say('loading')}</p>;
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />;
  const warnings = data['warnings'] as readonly Warning[];
  return (
    <>
      <h2>
        {say('warnings')} · {named(data['name'] as Labels) || clientId}{' '}
        <Level level={data['level']} />
        <Changed id={clientId} />
      </h2>
      <p>
        <Link to="/clients/$clientId" params={{ clientId }} search={(before: Search) => before}>
          {say('overview')}
        </Link>
      </p>
      <section>
        <ScoreStrip clientId={clientId} today={day ?? me?.today ?? ''} />
      </section>
      {warnings.map((warning) => (
        <OneWarning
          key={warning.rule}
          clientId={clientId}
          warning={warning}
          explained={today.data?.[warning.rule] as Explained | undefined}
        />
      ))}
      <Responses clientId={clientId} />
      <Actions template="/warnings/{clientId}" ids={ids} />
    </>
  );
}

function OneWarning({
  clientId,
  warning,
  explained,
}: {
  readonly clientId: string;
  readonly warning: Warning;
  readonly explained: Explained | undefined;
}) {
  const { say, named, label } = useSpeech();
  const { rule, level, closing } = warning;
  return (
    <section aria-label={named(warning.label)}>
      <h3>
        {named(warning.label) || label(rule)}{' '}
        {level ? <Level level={level} /> : <span className="absent">{say('closed')}</span>}
      </h3>
      <div className="two">
        <div>
          <Observed warning={warning} explained={explained} />
          <Facts facts={warning.facts} />
        </div>
        <div>
          <Deadlines warning={warning} />
          {warning.assessment ? (
            <FieldList of={warning.assessment} only={['finding', 'by', 'on']} />
          ) : (
            <p className="nothing">{say('notJudged')}</p>
          )}
          <SeverityMatrix clientId={clientId} rule={rule} assessment={warning.assessment} />
        </div>
      </div>
      {warning.actions.map((action, index) => (
        <FieldList key={index} of={action} />
      ))}
      {closing && <FieldList of={closing} />}
      <Actions template="/warnings/{clientId}/{rule}" ids={{ clientId, rule }} />
    </section>
  );
}

/** The figure then and today, the thresholds, what it is made of, and what would lift it. */
function Observed({
  warning,
  explained,
}: {
  readonly warning: Warning;
  readonly explained: Explained | undefined;
}) {
  const { say, named, label } = useSpeech();
  const { observed, threshold, leavesAt, watch = '', finding, ruleSetId, version } = warning;
  const lines = [
    ['figureToday', explained?.observed],
    ['figureThen', observed],
    ['entersAt', threshold],
    ['leavesAt', leavesAt],
  ] as const;
  return (
    <>
      <h4>{watch === '' ? say('whatItSaw') : label(watch)}</h4>
      {finding && <p>{finding}</p>}
      <dl className="figures">
        {lines.map(([word, value]) =>
          value === undefined || value === null ? null : (
            <div key={word}>
              <dt>{say(word)}</dt>
              <dd>
                <Value value={value} name={watch} />
              </dd>
            </div>
          ),
        )}
      </dl>
      {explained?.formula && <p>{named(explained.formula)}</p>}
      {explained && explained.reads.length > 0 && (
        <>
          <h4>{say('readsFrom')}</h4>
          <dl className="fields">
            {explained.reads.map((read, index) => (
              <div key={index}>
                <dt>{named(read.label)}</dt>
                <dd>
                  <Value value={read.figure} name="figure" />
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <h4>{say('wouldLift')}</h4>
      {explained && explained.wouldLift.length > 0 ? (
        <ul>
          {explained.wouldLift.map((way, index) => (
            <li key={index}>{named(way)}</li>
          ))}
        </ul>
      ) : (
        <p>{say('liftsAt', { figure: String(leavesAt ?? threshold ?? '–') })}</p>
      )}
      <p className="nothing">
        {say('whyRule')} {warning.rule} ·{' '}
        {ruleSetId === 'release' ? (
          `${say('releaseRules')} ${version}`
        ) : (
          <Link to="/rules/$ruleSetId" params={{ ruleSetId }}>
            {`${ruleSetId} ${version}`}
          </Link>
        )}
      </p>
    </>
  );
}

/** The events that made it so, each led to its story. */
function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const { say } = useSpeech();
  return (
    <>
      <h4>{say('facts')}</h4>
      {facts.length === 0 && <p className="nothing">{say('noFacts')}</p>}
      <ul className="stacked-list">
        {facts.map(({ stream, position }) => (
          <li key={position}>
            <Link to="/replay/$stream" params={{ stream }} search={{ at: String(position) }}>
              {stream}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

const steps = ['acknowledgeBy', 'assessBy', 'actBy', 'closeBy'];

function Deadlines({ warning: { stage, owner, due } }: { readonly warning: Warning }) {
  const { say, field, label } = useSpeech();
  const { data: me } = useMe();
  const { day } = useDay();
  const today = day ?? me?.today ?? '';
  return (
    <Part title={say('deadlines')}>
      <p>
        {label(stage)} · {label(owner)}
      </p>
      <dl className="fields">
        {steps.map((step) => (
          <div key={step}>
            <dt>{field(step)}</dt>
            <dd>
              {stage === 'closed' ? <time>{due[step]}</time> : <Due on={due[step]} today={today} />}
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}
