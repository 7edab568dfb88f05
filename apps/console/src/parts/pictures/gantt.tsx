import { scaleLinear } from 'd3-scale';
import { useSpeech } from '../../language.js';
import { Rows } from '../lists/rows.js';
import { Picture, pictureWidth } from './picture.js';

export interface Milestone {
  readonly milestoneId: string;
  readonly title: string;
  readonly state: string;
  readonly beginsOn: string;
  readonly dueOn: string;
  readonly expectedOn?: string;
  readonly completedOn?: string;
  readonly delayDays: number;
}

const rowHeight = 34;
const foot = 20;
const left = 170;

/** The milestones of a project: planned, done, and how late each is expected. */
export function Gantt({
  milestones,
  today,
}: {
  readonly milestones: readonly Milestone[];
  readonly today: string;
}) {
  const { say } = useSpeech();
  const ends = (each: Milestone) => each.completedOn ?? each.expectedOn ?? each.dueOn;
  const days = milestones.flatMap((each) => [each.beginsOn, each.dueOn, ends(each)]).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const x = scaleLinear([Date.parse(first), Date.parse(last)], [left, pictureWidth]);
  const at = (day: string) => x(Date.parse(day));
  const height = milestones.length * rowHeight + foot;
  return (
    <Picture
      title={say('gantt')}
      about={say('ganttHow')}
      height={height}
      table={
        <Rows
          title={say('gantt')}
          rows={milestones.map((each) => ({ ...each, end: ends(each) }))}
          show={['title', 'state', 'beginsOn', 'dueOn', 'end', 'delayDays']}
          headings={{ dueOn: say('planned'), end: say('expected'), delayDays: say('delay') }}
        />
      }
    >
      {milestones.map((each, index) => {
        const { milestoneId, title, beginsOn, dueOn, completedOn } = each;
        const isLate = ends(each) > dueOn;
        return (
          <g key={milestoneId} transform={`translate(0 ${index * rowHeight})`}>
            <text x={left - 10} y={rowHeight / 2} className="label" textAnchor="end">
              {title}
            </text>
            <rect
              x={at(beginsOn)}
              y={7}
              width={Math.max(at(dueOn) - at(beginsOn), 2)}
              height={rowHeight - 14}
              rx={3}
              className={completedOn === undefined ? 'bar due' : 'bar plain'}
            />
            {isLate && (
              <line
                x1={at(dueOn)}
                x2={at(ends(each))}
                y1={rowHeight / 2}
                y2={rowHeight / 2}
                className="line"
              />
            )}
          </g>
        );
      })}
      {today >= first && today <= last && (
        <line x1={at(today)} x2={at(today)} y1={0} y2={height - foot} className="today" />
      )}
      <text x={left} y={height - 7} className="label">
        {first}
      </text>
      <text x={pictureWidth} y={height - 7} className="label" textAnchor="end">
        {last}
      </text>
    </Picture>
  );
}
