import { amongLevels } from '../code-lists.js';
import { useSpeech } from '../language.js';

/** The level of early warning in its colour and in words. */
export function Level({ level }: { readonly level: unknown }) {
  const { label } = useSpeech();
  if (typeof level !== 'string' || level === '') return <span className="absent">–</span>;
  return <span className={`level ${level}`}>{label(level, amongLevels)}</span>;
}
