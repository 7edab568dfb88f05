import { useSpeech } from '../language.js';
import { useCommand } from './forms/actions.js';

const grades = [1, 2, 3, 4, 5];

interface Assessment {
  readonly severity: number;
  readonly likelihood: number;
}

/** How bad and how likely: the cell that was judged, and for those who may judge, every cell a button. */
export function SeverityMatrix({
  clientId,
  rule,
  assessment,
}: {
  readonly clientId: string;
  readonly rule: string;
  readonly assessment?: Assessment | undefined;
}) {
  const { say } = useSpeech();
  const path = '/warnings/{clientId}/{rule}/assessments';
  const assess = useCommand(path, { clientId, rule }, say('assess'));
  return (
    <>
      <table className="matrix">
        <caption>{say('severityByLikelihood')}</caption>
        <thead>
          <tr>
            <td />
            {grades.map((likelihood) => (
              <th key={likelihood} scope="col">
                {likelihood}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...grades].reverse().map((severity) => (
            <tr key={severity}>
              <th scope="row">{severity}</th>
              {grades.map((likelihood) => {
                const isJudged =
                  assessment?.severity === severity && assessment.likelihood === likelihood;
                const gravity = severity * likelihood;
                const name = say('severityCell', { severity, likelihood, gravity });
                return (
                  <td
                    key={likelihood}
                    className={`heat-${heatOf(gravity)}${isJudged ? ' judged' : ''}`}
                  >
                    {assess.isAllowed ? (
                      <button
                        aria-label={name}
                        aria-pressed={isJudged}
                        onClick={() => assess.open({ severity, likelihood })}
                      >
                        {gravity}
                      </button>
                    ) : (
                      gravity
                    )}
                    {isJudged && <span className="unseen">{say('judged')}</span>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {assess.dialog}
    </>
  );
}

/** How strongly a cell is coloured, 0 to 4. */
const heatOf = (gravity: number): number => Math.min(4, Math.floor((gravity - 1) / 5));
