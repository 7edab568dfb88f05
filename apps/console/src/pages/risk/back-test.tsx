import { Link } from '@tanstack/react-router';
import { useIds } from '../../day.js';
import type { Labels } from '../../labels.js';
import { useSpeech } from '../../language.js';
import type { Row } from '../../parts/lists/list-of.js';
import { ClientName } from '../../parts/lists/names.js';
import { Part, Rows } from '../../parts/lists/rows.js';
import { Histogram } from '../../parts/pictures/histogram.js';
import { ProblemNote } from '../../parts/problem.js';
import { useThing } from '../../parts/thing.js';
import { Value } from '../../parts/value.js';

interface ClientList {
  readonly count: number;
  readonly clients: readonly string[];
}

/** The report of a back-test, as far as the page reads it by name. */
interface Report {
  readonly set: { readonly code: string; readonly title: Labels };
  readonly window: Row;
  readonly clients: number;
  readonly failedClients: number;
  readonly oneYear: Readonly<Record<string, number>>;
  readonly separation: { readonly areaUnderCurve: string };
  readonly baseline?: {
    readonly name: Labels;
    readonly separation: { readonly areaUnderCurve: string };
  };
  readonly lead: {
    readonly failures: number;
    readonly caught: number;
    readonly medianDays: number;
    readonly histogram: readonly { readonly fromDays: number; readonly failures: number }[];
  };
  readonly years: readonly Row[];
  readonly rules: readonly Row[];
  readonly comparison?: {
    readonly champion: { readonly code: string };
    readonly championArea: string;
    readonly newlyCaught: ClientList;
    readonly newlyMissed: ClientList;
    readonly alarmsSaved: ClientList;
    readonly alarmsAdded: ClientList;
  };
}

/** What a rule set would have caught and missed on the bank's own history. */
export function BackTestPage() {
  const { ruleSetId = '', reportHash = '' } = useIds();
  const { say, named, language } = useSpeech();
  const template = '/rule-sets/{ruleSetId}/back-tests/{reportHash}';
  const { data, error, isPending } = useThing(template, { ruleSetId, reportHash });
  if (isPending) return <p className="loading">{say('loading')}</p>;
  if (error) return <ProblemNote error={error} />;
  const report = data['report'] as Report;
  const path = `/rule-sets/${encodeURIComponent(ruleSetId)}/back-tests/${reportHash}/page`;
  return (
    <>
      <h2>
        {say('report')} · {report.set.code} · {named(report.set.title)}
      </h2>
      <p className="line">
        <Link to="/rules/$ruleSetId" params={{ ruleSetId }}>
          {say('ruleLab')}
        </Link>
        <a href={`${path}?language=${language}`}>{say('printReport')}</a>
      </p>
      <p>{say('usedTimes', { times: Number(data['usedTimes']) })}</p>
      <Outcome report={report} />
      <Lead report={report} />
      <Comparison of={report.comparison} />
      <Part title={say('whatRulesAdd')}>
        <Rows
          title={say('whatRulesAdd')}
          rows={report.rules}
          show={['rule', 'label', 'weight', 'areaWithout', 'contribution', 'levels', 'missing']}
        />
      </Part>
      <Part title={say('byYear')}>
        <Rows
          title={say('byYear')}
          rows={report.years}
          show={[
            ...['year', 'observations', 'alarmed', 'failures', 'caught', 'gone'],
            ...['stabilityIndex', 'expected', 'observedToExpected'],
          ]}
        />
      </Part>
    </>
  );
}

const fates = ['hits', 'misses', 'falseAlarms', 'quiet'] as const;

function Outcome({ report }: { readonly report: Report }) {
  const { say, named, number } = useSpeech();
  const { oneYear, separation, baseline, lead, window } = report;
  return (
    <Part title={say('alarmAndFate')}>
      <dl className="figures">
        {fates.map((fate) => (
          <div key={fate}>
            <dt>{say(fate)}</dt>
            <dd>{number(oneYear[fate] ?? 0)}</dd>
          </div>
        ))}
        <div>
          <dt>{say('areaUnderCurve')}</dt>
          <dd>{separation.areaUnderCurve}</dd>
        </div>
        {baseline && (
          <div>
            <dt>{say('baselineArea', { name: named(baseline.name) })}</dt>
            <dd>{baseline.separation.areaUnderCurve}</dd>
          </div>
        )}
        <div>
          <dt>{say('caughtOf')}</dt>
          <dd>{`${lead.caught} / ${lead.failures}`}</dd>
        </div>
        <div>
          <dt>{say('medianLead')}</dt>
          <dd>{number(lead.medianDays)}</dd>
        </div>
      </dl>
      <Value value={window} name="window" />
    </Part>
  );
}

function Lead({ report: { lead } }: { readonly report: Report }) {
  const { say } = useSpeech();
  if (lead.histogram.length === 0) return null;
  return (
    <Part title={say('leadHistogram')}>
      <Histogram
        title={say('leadHistogram')}
        about={say('leadHistogramHow')}
        columns={lead.histogram.map(({ fromDays, failures }) => ({
          label: String(fromDays),
          value: failures,
        }))}
        headings={{ label: say('leadDays'), value: say('failures') }}
      />
    </Part>
  );
}

const lists = ['newlyCaught', 'newlyMissed', 'alarmsSaved', 'alarmsAdded'] as const;

function Comparison({ of }: { readonly of: Report['comparison'] }) {
  const { say } = useSpeech();
  if (!of) return null;
  return (
    <Part title={`${say('againstChampion')} · ${of.champion.code} (${of.championArea})`}>
      <div className="two">
        {lists.map((each) => (
          <div key={each}>
            <h4>
              {say(each)} <span className="count">{of[each].count}</span>
            </h4>
            <ul className="inline-list">
              {of[each].clients.map((clientId) => (
                <li key={clientId}>
                  <ClientName id={clientId} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Part>
  );
}
