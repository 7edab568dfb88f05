import { useState } from 'react';
import { useSpeech } from '../../language.js';
import type { Row } from '../../parts/lists/list-of.js';
import { ListOf } from '../../parts/lists/list-of.js';
import { Part } from '../../parts/lists/rows.js';
import { CoverRatios } from '../../parts/pictures/cover-ratios.js';
import { Tornado } from '../../parts/pictures/tornado.js';
import type { TornadoAnswer } from '../../parts/pictures/tornado.js';
import { useThing } from '../../parts/thing.js';

const cases = ['bank', 'base', 'downside'];

interface Ratio {
  readonly over: readonly string[];
  readonly under: readonly string[];
  readonly limit: string;
}

const isDebtCover = ({ over, under }: Ratio): boolean =>
  over.includes('cashFlow') && under.includes('debtService');

/** The cover ratios of a plan against the covenant, what moves them, and every covenant. */
export function Cover({ projectId }: { readonly projectId: string }) {
  const { say, label } = useSpeech();
  const [planCase, setPlanCase] = useState('bank');
  const ids = { projectId, planCase };
  const plan = useThing('/projects/{projectId}/cases/{planCase}', ids);
  const tornado = useThing('/projects/{projectId}/cases/{planCase}/tornado', ids);
  const covenants = useThing('/covenants', {}, { projectId });
  const periods = (plan.data?.['periods'] ?? []) as readonly Row[];
  const ratios = ((covenants.data?.['items'] ?? []) as readonly Row[]).flatMap(
    ({ ratio }) => (ratio as Ratio | undefined) ?? [],
  );
  const limit = ratios.find(isDebtCover)?.limit;
  return (
    <>
      <Part title={say('coverRatios')}>
        <p className="filters">
          <label>
            {say('planCaseOf')}
            <select value={planCase} onChange={({ target }) => setPlanCase(target.value)}>
              {cases.map((each) => (
                <option key={each} value={each}>
                  {label(each, cases)}
                </option>
              ))}
            </select>
          </label>
        </p>
        {plan.isError && <p className="nothing">{say('noPlan')}</p>}
        <CoverRatios
          title={say('coverRatios')}
          about={say('coverHow')}
          ratios={periods.map(({ endsOn, dscr }) => ({
            on: String(endsOn),
            value: Number(dscr ?? 0),
          }))}
          limit={limit === undefined ? undefined : Number(limit)}
          rows={periods}
          show={['endsOn', 'dscr', 'llcr', 'plcr', 'icr', 'zone']}
        />
      </Part>
      {tornado.data && (
        <Part title={say('tornado')}>
          <Tornado {...(tornado.data as unknown as TornadoAnswer)} />
        </Part>
      )}
      <Part title={say('covenantsOf')}>
        <ListOf
          path="/covenants"
          title={say('covenantsOf')}
          parameters={{ projectId }}
          show={['title', 'clause', 'kind', 'status', 'ratio', 'headroom', 'nextTestOn']}
        />
      </Part>
    </>
  );
}
