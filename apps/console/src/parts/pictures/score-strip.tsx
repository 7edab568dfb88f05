import { scaleLinear } from 'd3-scale';
import { useQuery } from '@tanstack/react-query';
import { useSpeech } from '../../language.js';
import { Level } from '../level.js';
import { Rows } from '../lists/rows.js';
import { wholeHistory } from '../why.js';
import { Picture, pictureWidth } from './picture.js';

interface Point {
  readonly on: string;
  readonly score: number;
  readonly level: string;
}

const height = 120;
const foot = 20;

/** The score of early warning of one client over time, coloured by level. */
export function ScoreStrip({
  clientId,
  today,
}: {
  readonly clientId: string;
  readonly today: string;
}) {
  const { say, field } = useSpeech();
  const history = `/warnings/${encodeURIComponent(clientId)}/history`;
  const { data } = useQuery({ queryKey: ['why', history], queryFn: () => wholeHistory(history) });
  const points = pointsOf(data ?? []).filter(({ on }) => on <= today);
  const [first] = points;
  if (!first) return null;
  const at = scaleLinear([Date.parse(first.on), Date.parse(today)], [0, pictureWidth]);
  const most = Math.max(...points.map(({ score }) => score), 1);
  const y = scaleLinear([0, most], [height - foot, 6]);
  const title = say('scoreStrip');
  return (
    <Picture
      title={title}
      about={say('scoreStripHow', { most })}
      height={height}
      table={
        <Rows
          title={title}
          rows={points.map((point) => ({ ...point }))}
          show={['on', 'score', 'level']}
          cells={{ level: ({ level }) => <Level level={level} /> }}
          headings={{ on: field('since') }}
        />
      }
    >
      {points.map(({ on, score, level }, index) => {
        const from = at(Date.parse(on));
        const until = at(Date.parse(points[index + 1]?.on ?? today));
        return (
          <rect
            key={on}
            x={from}
            y={y(score)}
            width={Math.max(until - from, 2)}
            height={y(0) - y(score)}
            className={`bar ${level === '' ? 'due' : level}`}
          />
        );
      })}
      <text x={0} y={height - 7} className="label">
        {first.on}
      </text>
      <text x={pictureWidth} y={height - 7} className="label" textAnchor="end">
        {today}
      </text>
    </Picture>
  );
}

/** The score at the end of each day on which it changed. */
function pointsOf(steps: Awaited<ReturnType<typeof wholeHistory>>): readonly Point[] {
  const byDay = new Map<string, Point>();
  for (const { fact, after } of steps) {
    const row = after as { readonly score?: number; readonly level?: string } | null | undefined;
    const on = fact.valueDate ?? fact.at.slice(0, 10);
    byDay.set(on, { on, score: row?.score ?? 0, level: row?.level ?? '' });
  }
  return [...byDay.values()].sort((one, other) => one.on.localeCompare(other.on));
}
