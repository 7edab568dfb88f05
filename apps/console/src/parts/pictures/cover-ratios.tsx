import { scaleBand, scaleLinear } from 'd3-scale';
import { useSpeech } from '../../language.js';
import type { Row } from '../lists/list-of.js';
import { Rows } from '../lists/rows.js';
import { Picture, pictureWidth } from './picture.js';

export interface Tested {
  readonly on: string;
  readonly value: number;
}

const height = 200;
const foot = 20;

/** A ratio on each day, and the limit it is held against. */
export function CoverRatios({
  title,
  about,
  ratios,
  limit,
  rows,
  show,
}: {
  readonly title: string;
  readonly about: string;
  readonly ratios: readonly Tested[];
  readonly limit?: number | undefined;
  readonly rows: readonly Row[];
  readonly show: readonly string[];
}) {
  const { number } = useSpeech();
  if (ratios.length === 0) return null;
  const x = scaleBand(
    ratios.map(({ on }) => on),
    [0, pictureWidth],
  ).padding(0.2);
  const most = Math.max(...ratios.map(({ value }) => value), limit ?? 0);
  const y = scaleLinear([0, most * 1.15], [height - foot, 4]);
  return (
    <Picture
      title={title}
      about={about}
      height={height}
      table={<Rows title={title} rows={rows} show={show} />}
    >
      {ratios.map(({ on, value }) => (
        <rect
          key={on}
          x={x(on) ?? 0}
          y={y(value)}
          width={x.bandwidth()}
          height={y(0) - y(value)}
          className={`bar ${limit !== undefined && value < limit ? 'red' : 'plain'}`}
        />
      ))}
      {limit !== undefined && (
        <>
          <line x1={0} x2={pictureWidth} y1={y(limit)} y2={y(limit)} className="today" />
          <text x={pictureWidth} y={y(limit) - 9} textAnchor="end">
            {number(limit, 2)}
          </text>
        </>
      )}
      <text x={0} y={height - 7} className="label">
        {ratios[0]?.on}
      </text>
      <text x={pictureWidth} y={height - 7} className="label" textAnchor="end">
        {ratios.at(-1)?.on}
      </text>
    </Picture>
  );
}
