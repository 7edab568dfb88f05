import { Refused } from '../api.js';
import { useSpeech } from '../language.js';

/** Why something was refused, in the reader's language, with the fields it is about. */
export function ProblemNote({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry?: () => void;
}) {
  const { say, named, field } = useSpeech();
  const problem = error instanceof Refused ? error.problem : undefined;
  return (
    <div className="problem" role="alert">
      <p>
        <strong>{problem ? named(problem.labels) || problem.title : say('failed')}</strong>
      </p>
      {problem?.details.errors && (
        <ul>
          {problem.details.errors.map((each, index) => (
            <li key={index}>
              {each.field.split('.').map(field).join(' › ')}: {named(each.labels ?? each)}
            </li>
          ))}
        </ul>
      )}
      {!problem && error instanceof Error && <p>{error.message}</p>}
      {retry && <button onClick={retry}>{say('retry')}</button>}
    </div>
  );
}
