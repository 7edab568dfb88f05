import { useQuery } from '@tanstack/react-query';
import { ask } from '../api.js';
import { useSpeech } from '../language.js';
import { useMay } from '../may.js';
import type { Inclusion } from '../proof.js';
import { eventIn, verdictOf } from '../proof.js';
import { FieldList } from './value.js';

interface State {
  readonly key: string;
}

/** Whether an event is what was recorded, verified in this browser; green, or red. */
export function ProofBadge({ position }: { readonly position: string }) {
  const { say } = useSpeech();
  const may = useMay()('/audit/trail/{position}');
  const { data, isError, isPending } = useQuery({
    queryKey: ['proof', position],
    enabled: may,
    retry: false,
    queryFn: async () => {
      const [{ key }, inclusion] = await Promise.all([
        ask<State>('/audit/proof'),
        ask<Inclusion>(`/audit/proof/events/${position}`).catch(() => undefined),
      ]);
      if (!inclusion) return { key };
      return { key, inclusion, verdict: await verdictOf(inclusion, key) };
    },
  });
  if (!may || isError) return null;
  return (
    <section>
      <h3>{say('proof')}</h3>
      {isPending && <p className="loading">{say('verifying')}</p>}
      {data && !data.inclusion && <p className="nothing">{say('notYetProven')}</p>}
      {data?.inclusion && (
        <>
          <p role="status" className={`badge ${data.verdict}`}>
            {data.verdict === 'proven' ? '✓ ' : '✗ '}
            {say(data.verdict)}
          </p>
          <p>
            {say('proofHow', {
              hashes: data.inclusion.proof.length,
              size: data.inclusion.checkpoint.note.split('\n')[1] ?? '',
            })}
          </p>
          <p>
            {say('proofKey')}: <code>{data.key}</code>
            <br />
            <small>{say('proofKeyHow')}</small>
          </p>
          {data.verdict === 'proven' && (
            <details>
              <summary>{say('provenBytes')}</summary>
              <FieldList of={eventIn(data.inclusion)} />
            </details>
          )}
        </>
      )}
    </section>
  );
}
