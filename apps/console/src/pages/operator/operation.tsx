import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../../api.js';
import { useSpeech } from '../../language.js';
import { useMay } from '../../may.js';
import { useMe } from '../../me.js';
import { Action, Actions } from '../../parts/forms/actions.js';
import { EventName } from '../../parts/events.js';
import type { Row } from '../../parts/lists/list-of.js';
import { ListOf } from '../../parts/lists/list-of.js';
import { Part, Rows } from '../../parts/lists/rows.js';
import type { Thing } from '../../parts/thing.js';
import { ThingOf } from '../../parts/thing.js';
import { Value } from '../../parts/value.js';

/** What an operator looks at: health, what waits, skips by two persons, outlets and deliveries. */
export function OperationPage() {
  const { say } = useSpeech();
  const may = useMay();
  return (
    <>
      <h2>{say('operations')}</h2>
      <Health />
      <Part title={say('institution')}>
        <ThingOf template="/institution" ids={{}} omit={['institutionId', 'titles']} />
        <Actions template="/institution" ids={{}} />
      </Part>
      {may('/parked/skips') && (
        <>
          <Parked />
          <Skips />
        </>
      )}
      {may('/outlets') && (
        <Part title={say('outlets')}>
          <Action path="/outlets" title={`${say('add')} …`} />
          <ListOf
            path="/outlets"
            title={say('outlets')}
            show={['outletId', 'name', 'serviceId', 'purpose', 'ownerId', 'status', 'terms']}
            headings={{ terms: say('commands') }}
            cells={{ terms: (row) => <OutletSteps row={row} /> }}
          />
        </Part>
      )}
      {may('/webhooks') && <Webhooks />}
      <Part title={say('rebuilding')}>
        <p>{say('rebuildHow')}</p>
        <pre>npm run -s rapport -- views rebuild VIEW --wait</pre>
      </Part>
    </>
  );
}

const pollMs = 5_000;

function Health() {
  const { say } = useSpeech();
  const { data } = useQuery({
    queryKey: ['health'],
    refetchInterval: pollMs,
    queryFn: async () => {
      const response = await fetch('/health/ready');
      return { isReady: response.ok, detail: (await response.json()) as Thing };
    },
  });
  if (!data) return <p className="loading">{say('loading')}</p>;
  return (
    <Part title={say('health')}>
      <p role="status" className={data.isReady ? 'done' : 'error'}>
        {say(data.isReady ? 'ready' : 'notReady')}
      </p>
      <Value value={data.detail} name="health" />
    </Part>
  );
}

interface Parked {
  readonly items: readonly Row[];
  readonly waiting: number;
}

/** The events that wait, each with why, and a first person's proposal to go on without it. */
function Parked() {
  const { say } = useSpeech();
  const { data } = useQuery({
    queryKey: ['list', '/parked'],
    queryFn: () => ask<Parked>('/parked', { limit: 100 }),
  });
  return (
    <Part title={say('parked')} count={data?.waiting ?? 0}>
      <Rows
        title={say('parked')}
        rows={data?.items ?? []}
        show={['of', 'key', 'position', 'type', 'at', 'error', 'skipped']}
        cells={{
          type: ({ type }) => <EventName type={String(type)} />,
          position: ({ position, stream }) => (
            <Link
              to="/replay/$stream"
              params={{ stream: String(stream) }}
              search={{ at: String(position) }}
            >
              {String(position)}
            </Link>
          ),
          skipped: ({ skipped, of, key, position }) =>
            skipped === undefined ? (
              <Action
                isSmall
                path="/parked/skips"
                title={say('proposeSkip')}
                given={{ of, key, place: position }}
              />
            ) : (
              String(skipped)
            ),
        }}
        nothing={say('nothingParked')}
      />
    </Part>
  );
}

function Skips() {
  const { say } = useSpeech();
  const { data: me } = useMe();
  return (
    <Part title={say('skips')}>
      <p className="nothing">{say('skipHow')}</p>
      <ListOf
        path="/parked/skips"
        title={say('skips')}
        show={['of', 'key', 'place', 'reason', 'proposedBy', 'state', 'skipId']}
        headings={{ skipId: say('commands') }}
        cells={{
          skipId: (row) =>
            row['state'] === 'proposed' && row['proposedBy'] !== me?.id ? (
              <span className="actions">
                <Action
                  isSmall
                  path="/parked/skips/{skipId}/confirmation"
                  ids={{ skipId: String(row['skipId']) }}
                  title={say('confirmSkip')}
                />
                <Action
                  isSmall
                  path="/parked/skips/{skipId}/refusal"
                  ids={{ skipId: String(row['skipId']) }}
                  title={say('refuseSkip')}
                />
              </span>
            ) : (
              <span className="absent">–</span>
            ),
        }}
      />
    </Part>
  );
}

const OutletSteps = ({ row }: { readonly row: Row }) => (
  <Actions template="/outlets/{outletId}" ids={{ outletId: String(row['outletId']) }} />
);

/** Where events are delivered to, and what became of the deliveries of one. */
function Webhooks() {
  const { say } = useSpeech();
  const [shown, setShown] = useState<string>();
  return (
    <Part title={say('webhooks')}>
      <ListOf
        path="/webhooks"
        title={say('webhooks')}
        show={['url', 'outletId', 'serviceId', 'status', 'webhookId']}
        headings={{ webhookId: say('deliveries') }}
        cells={{
          webhookId: ({ webhookId }) => (
            <button className="small" onClick={() => setShown(String(webhookId))}>
              {say('openList')}
            </button>
          ),
        }}
      />
      {shown !== undefined && (
        <>
          <h4>{say('deliveries')}</h4>
          <ListOf
            path={`/webhooks/${encodeURIComponent(shown)}/deliveries`}
            template="/webhooks/{webhookId}/deliveries"
            title={say('deliveries')}
          />
        </>
      )}
    </Part>
  );
}
