import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../api.js';
import type { Labels } from '../labels.js';
import { useSpeech } from '../language.js';
import type { Row } from './lists/list-of.js';

interface EventType {
  readonly type: string;
  readonly labels: Labels;
}

/** What happened, in words. */
export function EventName({ type }: { readonly type: string }) {
  const { named } = useSpeech();
  const { data } = useQuery({
    queryKey: ['event types'],
    queryFn: () => ask<readonly EventType[]>('/events/types'),
    staleTime: Infinity,
  });
  return <>{named(data?.find((each) => each.type === type)?.labels) || type}</>;
}

/** What happened, in a sentence where the trail has built one. */
function Words({ type, words }: { readonly type: string; readonly words: Labels | undefined }) {
  const { named } = useSpeech();
  return words ? <>{named(words)}</> : <EventName type={type} />;
}

/** The same of an entry of the trail. */
export const EventWords = ({
  entry: { type, words },
}: {
  readonly entry: { readonly type: string; readonly words?: Labels };
}) => <Words type={type} words={words} />;

/** Leads to an event and all that followed from the same request. */
export const Cause = ({ position }: { readonly position: string }) => (
  <Link to="/trail/$position" params={{ position }}>
    {position}
  </Link>
);

/** The columns of the trail that are more than a field. */
export const eventCells = {
  type: (row: Row) => (
    <Words type={String(row['type'])} words={row['words'] as Labels | undefined} />
  ),
  position: (row: Row) => <Cause position={String(row['position'])} />,
};
