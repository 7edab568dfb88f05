import { scaleBand, scaleLinear } from 'd3-scale';
import { Rows } from '../lists/rows.js';
import { Picture, pictureWidth } from './picture.js';

export interface Column {
  readonly label: string;
  readonly value: number;
  readonly tone?: string;
}

const height = 200;
const foot = 22;
const head = 18;

/** How many of something fall into each interval. */
export function Histogram({
  title,
  about,
  columns,
  headings,
}: {
  readonly title: string;
  readonly about: string;
  readonly columns: readonly Column[];
  readonly headings: { readonly label: string; readonly value: string };
}) {
  if (columns.length === 0) return null;
  const x = scaleBand(
    columns.map(({ label }) => label),
    [0, pictureWidth],
  ).padding(0.15);
  const most = Math.max(...columns.map(({ value }) => value), 1);
  const y = scaleLinear([0, most], [height - foot, head]);
  return (
    <Picture
      title={title}
      about={about}
      height={height}
      table={
        <Rows
          title={title}
          rows={columns.map(({ label, value }) => ({ label, value }))}
          show={['label', 'value']}
          headings={headings}
        />
      }
    >
      {columns.map(({ label, value, tone = 'plain' }) => (
        <g key={label} transform={`translate(${x(label) ?? 0} 0)`}>
          <rect
            y={y(value)}
            width={x.bandwidth()}
            height={y(0) - y(value)}
            className={`bar ${tone}`}
          />
          <text x={x.bandwidth() / 2} y={y(value) - 9} textAnchor="middle">
            {value}
          </text>
          <text x={x.bandwidth() / 2} y={height - 8} textAnchor="middle" className="label">
            {label}
          </text>
        </g>
      ))}
    </Picture>
  );
}
