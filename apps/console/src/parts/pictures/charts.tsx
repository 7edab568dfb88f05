import { scaleBand, scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { useId } from 'react';
import { useSpeech } from '../../language.js';

const width = 720;

export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly shown: string;
  readonly tone?: string;
}

/** Amounts beside each other, the longest filling the picture. */
export function Bars({ title, bars }: { readonly title: string; readonly bars: readonly Bar[] }) {
  const id = useId();
  if (bars.length === 0) return null;
  const row = 26;
  const x = scaleLinear([0, Math.max(...bars.map(({ value }) => value), 1)], [0, width - 380]);
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${width} ${bars.length * row}`}
      role="img"
      aria-labelledby={id}
    >
      <title id={id}>{title}</title>
      {bars.map(({ label, value, shown, tone = 'plain' }, index) => (
        <g key={label} transform={`translate(0 ${index * row})`}>
          <text x={180} y={row / 2} className="label" textAnchor="end">
            {label}
          </text>
          <rect x={190} y={4} width={x(value)} height={row - 8} rx={3} className={`bar ${tone}`} />
          <text x={198 + x(value)} y={row / 2} className="value">
            {shown}
          </text>
        </g>
      ))}
    </svg>
  );
}

export interface Period {
  readonly dueOn: string;
  readonly due: number;
  readonly paid: number;
  readonly balance: number;
}

/** A loan over time: what falls due, what is paid of it, and the balance. */
export function Repayments({
  periods,
  today,
}: {
  readonly periods: readonly Period[];
  readonly today: string;
}) {
  const { say } = useSpeech();
  const id = useId();
  if (periods.length === 0) return null;
  const height = 240;
  const x = scaleBand(
    periods.map(({ dueOn }) => dueOn),
    [0, width],
  ).padding(0.15);
  const y = scaleLinear([0, Math.max(...periods.map(({ due }) => due), 1)], [height - 24, 8]);
  const yBalance = scaleLinear(
    [0, Math.max(...periods.map(({ balance }) => balance), 1)],
    [height - 24, 8],
  );
  const at = (day: string) => x(day) ?? 0;
  const path = line<Period>()
    .x(({ dueOn }) => at(dueOn) + x.bandwidth() / 2)
    .y(({ balance }) => yBalance(balance));
  const next = periods.find(({ dueOn }) => dueOn >= today);
  return (
    <figure>
      <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={id}>
        <title id={id}>{say('scheduleChart')}</title>
        {periods.map(({ dueOn, due, paid }) => (
          <g key={dueOn}>
            <rect
              x={at(dueOn)}
              y={y(due)}
              width={x.bandwidth()}
              height={y(0) - y(due)}
              className="bar due"
            />
            <rect
              x={at(dueOn)}
              y={y(paid)}
              width={x.bandwidth()}
              height={y(0) - y(paid)}
              className="bar paid"
            />
          </g>
        ))}
        <path d={path(periods) ?? ''} className="line" />
        {next && (
          <line x1={at(next.dueOn)} x2={at(next.dueOn)} y1={0} y2={height - 24} className="today" />
        )}
        <text x={0} y={height - 6} className="label">
          {periods[0]?.dueOn}
        </text>
        <text x={width} y={height - 6} className="label" textAnchor="end">
          {periods.at(-1)?.dueOn}
        </text>
      </svg>
      <figcaption>
        <span className="key due">{say('due')}</span>{' '}
        <span className="key paid">{say('paid')}</span>{' '}
        <span className="key balance">{say('balance')}</span>
      </figcaption>
    </figure>
  );
}
