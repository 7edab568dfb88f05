import { scaleLinear } from 'd3-scale';
import { useSpeech } from '../../language.js';
import { Rows } from '../lists/rows.js';
import { Picture, pictureWidth } from './picture.js';

interface Ratios {
  readonly lowestDscr?: string;
}

export interface TornadoAnswer {
  readonly base: Ratios;
  readonly lines: readonly {
    readonly factor: string;
    readonly swing: string;
    readonly worse: Ratios;
    readonly better: Ratios;
  }[];
}

const rowHeight = 32;
const left = 250;
const room = 60;

const dscr = ({ lowestDscr = '0' }: Ratios): number => Number(lowestDscr);

/** From the lowest cover ratio when a factor is worse to that when it is better. */
export function Tornado({ base, lines }: TornadoAnswer) {
  const { say, label, field } = useSpeech();
  const all = lines.flatMap(({ worse, better }) => [dscr(worse), dscr(better)]);
  if (all.length === 0) return null;
  const x = scaleLinear([Math.min(...all), Math.max(...all)], [left + room, pictureWidth - room]);
  const factors = lines.map(({ factor }) => factor);
  const height = lines.length * rowHeight;
  return (
    <Picture
      title={say('tornado')}
      about={say('tornadoHow')}
      height={height}
      table={
        <Rows
          title={say('tornado')}
          rows={lines.map(({ factor, swing, worse, better }) => ({
            factor: label(factor, factors),
            swing,
            worse: worse.lowestDscr,
            better: better.lowestDscr,
          }))}
          show={['factor', 'swing', 'worse', 'better']}
          headings={{
            factor: field('cause'),
            swing: field('change'),
            worse: say('whenWorse'),
            better: say('whenBetter'),
          }}
        />
      }
    >
      {lines.map(({ factor, worse, better }, index) => {
        const [from, to] = [x(dscr(worse)), x(dscr(better))];
        return (
          <g key={factor} transform={`translate(0 ${index * rowHeight})`}>
            <text x={left - 10} y={rowHeight / 2} className="label" textAnchor="end">
              {label(factor, factors)}
            </text>
            <rect
              x={Math.min(from, to)}
              y={6}
              width={Math.max(Math.abs(to - from), 2)}
              height={rowHeight - 12}
              rx={3}
              className="bar plain"
            />
            <text x={Math.min(from, to) - 6} y={rowHeight / 2} textAnchor="end">
              {dscr(worse).toFixed(2)}
            </text>
            <text x={Math.max(from, to) + 6} y={rowHeight / 2}>
              {dscr(better).toFixed(2)}
            </text>
          </g>
        );
      })}
      <line x1={x(dscr(base))} x2={x(dscr(base))} y1={0} y2={height} className="today" />
    </Picture>
  );
}
