import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../api.js';
import { useSpeech } from '../../language.js';
import { By } from '../../parts/forms/by.js';
import { Part, Rows } from '../../parts/lists/rows.js';
import { useClientName } from '../../parts/lists/names.js';
import { Bars } from '../../parts/pictures/charts.js';
import { ProblemNote } from '../../parts/problem.js';

const dimensions = ['industry', 'client', 'group', 'region', 'product'] as const;
const mostBars = 12;

interface Share {
  readonly value: string;
  readonly share: string;
  readonly outstanding: { readonly minor: number; readonly currency: string };
}

interface Spread {
  readonly index?: string;
  readonly effectiveNumber?: string;
  readonly band?: string;
  readonly top: readonly { readonly largest: number; readonly share: string }[];
  readonly shares: readonly Share[];
}

/** How the loans are spread over clients, groups, industries, regions and products, today. */
export function Concentration() {
  const { say, label, percent } = useSpeech();
  const [by, setBy] = useState<(typeof dimensions)[number]>('industry');
  const { data, error } = useQuery({
    queryKey: ['list', 'concentration', by],
    queryFn: () => ask<Spread>('/concentrations', { by }),
  });
  return (
    <Part title={say('concentration')}>
      <By dimensions={dimensions} by={by} choose={setBy} />
      {error && <ProblemNote error={error} />}
      {data && (
        <>
          <dl className="figures">
            <div>
              <dt>{say('hhi')}</dt>
              <dd>
                {data.index ?? '–'} {data.band && <small>{label(data.band)}</small>}
              </dd>
            </div>
            <div>
              <dt>{say('effectiveNumber')}</dt>
              <dd>{data.effectiveNumber ?? '–'}</dd>
            </div>
            {data.top.map(({ largest, share }) => (
              <div key={largest}>
                <dt>{say('largestHave', { largest })}</dt>
                <dd>{percent(share)}</dd>
              </div>
            ))}
          </dl>
          <Shares by={by} shares={data.shares} />
        </>
      )}
    </Part>
  );
}

function Shares({ by, shares }: { readonly by: string; readonly shares: readonly Share[] }) {
  const { say, field, label, labelIn, percent } = useSpeech();
  const nameOf = (value: string) => {
    const [scheme = '', code = ''] = value.split(':');
    return by === 'industry' || by === 'region' ? labelIn(scheme, code) : label(value);
  };
  const title = say('concentrationChart', { by: field(by) });
  return (
    <figure>
      {by !== 'client' && (
        <Bars
          title={title}
          bars={shares.slice(0, mostBars).map(({ value, share }) => ({
            label: nameOf(value),
            value: Number(share),
            shown: percent(share),
          }))}
        />
      )}
      <details open={by === 'client'}>
        <summary>{say('asTable')}</summary>
        <Rows
          title={title}
          rows={shares.slice(0, mostBars).map((each) => ({ ...each }))}
          show={['value', 'outstanding', 'share']}
          headings={{ value: field(by) }}
          cells={{
            value: ({ value }) =>
              by === 'client' ? <ClientShare id={String(value)} /> : nameOf(String(value)),
            share: ({ share }) => percent(String(share)),
          }}
        />
      </details>
    </figure>
  );
}

const ClientShare = ({ id }: { readonly id: string }) => <>{useClientName(id)}</>;
