import { useDay } from '../day.js';
import { useSpeech } from '../language.js';
import { useMe } from '../me.js';
import type { Overview } from '../pages/client.js';
import { Figure, Figures } from './figures.js';
import { Due } from './lists/rows.js';
import { Value } from './value.js';

type Sum = Readonly<Record<string, unknown>>;

/** What somebody looks at first, each figure with its reason. */
export function ClientFigures({
  of,
  clientId,
}: {
  readonly of: Overview;
  readonly clientId: string;
}) {
  const { say, field, percent } = useSpeech();
  const { data: me } = useMe();
  const { day } = useDay();
  const id = encodeURIComponent(clientId);
  const { exposure, warnings, contacts, dataQuality, limit } = of;
  const sums = (exposure?.['sums'] as readonly Sum[] | undefined) ?? [];
  return (
    <Figures>
      {sums.map((sum) =>
        ['outstanding', 'overdue'].map((name) => (
          <Figure
            key={`${String(sum['currency'])} ${name}`}
            name={field(name)}
            history={`/exposures/${id}/history`}
            fields={['sums', 'loans', name]}
          >
            <Value value={sum[name]} name={name} />
          </Figure>
        )),
      )}
      {exposure && (
        <Figure
          name={field('daysPastDue')}
          history={`/exposures/${id}/history`}
          fields={['maxDaysPastDue']}
        >
          <Value value={exposure['maxDaysPastDue']} name="daysPastDue" />
        </Figure>
      )}
      {sums[0] && (
        <Figure
          name={say('coverage')}
          history={`/exposures/${id}/history`}
          fields={['guaranteeCoverage', 'sums']}
        >
          {percent(String(exposure?.['guaranteeCoverage'] ?? '0'))}
        </Figure>
      )}
      {limit?.['amount'] !== undefined && (
        <Figure name={say('limitLeft')} history={`/limits/${id}/history`} fields={['amount']}>
          <Value value={limit['amount']} name="amount" />
        </Figure>
      )}
      {warnings && (
        <Figure
          name={field('score')}
          history={`/warnings/${id}/history`}
          fields={['score', 'rank', 'level', 'warnings']}
        >
          <Value value={warnings['score']} name="score" />
        </Figure>
      )}
      {contacts && (
        <Figure
          name={say('cadenceDue')}
          history={`/contacts/${id}/history`}
          fields={['due', 'dueOn', 'lastContactOn']}
        >
          <Due on={contacts['dueOn']} today={day ?? me?.today ?? ''} />
        </Figure>
      )}
      {dataQuality && (
        <Figure name={say('fileComplete')} history={`/clients/${id}/history`} fields={['sources']}>
          {percent(String(Number(dataQuality['score']) / 100))}
        </Figure>
      )}
    </Figures>
  );
}
