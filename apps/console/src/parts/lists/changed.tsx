import { useMarks } from '../../live.js';
import { useSpeech } from '../../language.js';
import { EventName } from '../events.js';
import { PersonName } from './names.js';

/** A quiet mark beside a thing that somebody else has just changed: who, and what they did. */
export function Changed({ id }: { readonly id: string | undefined }) {
  const { moment } = useSpeech();
  const mark = useMarks().get(id ?? '');
  if (!mark) return null;
  return (
    <small className="changed" title={moment(mark.at)}>
      <PersonName id={mark.actor} /> · <EventName type={mark.type} />
    </small>
  );
}

/** The id of a row: the first of its fields that is one. */
export function ownId(row: unknown): string | undefined {
  if (typeof row !== 'object' || row === null) return undefined;
  const [, id] = Object.entries(row).find(([name]) => /(^id|Id)$/.test(name)) ?? [];
  return typeof id === 'string' ? id : undefined;
}
