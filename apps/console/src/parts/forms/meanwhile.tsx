import { useSpeech } from '../../language.js';
import { EventName, EventWords } from '../events.js';
import { PersonName } from '../lists/names.js';
import { ChangedFields } from '../why.js';
import type { Deed } from './record.js';

/** What others did while a form was open, and what that changed. */
export function Meanwhile({ deeds }: { readonly deeds: readonly Deed[] }) {
  const { say, moment } = useSpeech();
  return (
    <div className="meanwhile" role="alert">
      <p>
        <strong>{say('changedMeanwhile')}</strong>
      </p>
      <ol className="stacked-list">
        {deeds.map((deed) => (
          <li key={deed.revision}>
            <EventName type={deed.type} /> · <PersonName id={deed.actor} /> · {moment(deed.at)}
            {deed.reason !== undefined && ` · ${deed.reason}`}
            {deed.changed && deed.changed.length > 0 ? (
              <ChangedFields changed={deed.changed} />
            ) : (
              <p>
                <EventWords entry={deed} />
              </p>
            )}
          </li>
        ))}
      </ol>
      <p>{say('nothingLost')}</p>
    </div>
  );
}
