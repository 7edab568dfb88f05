import { useSpeech } from '../../language.js';
import { Part, Rows } from '../../parts/lists/rows.js';
import type { Row } from '../../parts/lists/list-of.js';
import { Picture, pictureWidth } from '../../parts/pictures/picture.js';
import { ProblemNote } from '../../parts/problem.js';
import { useThing } from '../../parts/thing.js';
import { isMoney } from '../../parts/value.js';

const stages = ['submitted', 'returned', 'reviewed', 'approved', 'declined', 'withdrawn', 'ended'];
const rowHeight = 40;

/** Where applications stand, how many and how much, and how long each step takes. */
export function PipelinePage() {
  const { say } = useSpeech();
  const { data, error, isPending } = useThing('/pipeline', {});
  if (isPending) return <p className="loading">{say('loading')}</p>;
  if (error) return <ProblemNote error={error} />;
  const lines = data as unknown as readonly Row[];
  const currencies = [...new Set(lines.map(({ currency }) => String(currency)))];
  return (
    <>
      <h2>{say('pipeline')}</h2>
      {currencies.map((currency) => (
        <Part key={currency} title={currency}>
          <Funnel
            title={`${say('pipeline')} ${currency}`}
            lines={lines
              .filter((line) => line['currency'] === currency)
              .sort((one, other) => placeOf(one) - placeOf(other))}
          />
        </Part>
      ))}
    </>
  );
}

const placeOf = (line: Row): number => stages.indexOf(String(line['stage']));

function Funnel({ title, lines }: { readonly title: string; readonly lines: readonly Row[] }) {
  const { say, label, money, number } = useSpeech();
  const most = Math.max(...lines.map(({ applications }) => Number(applications)), 1);
  const widest = pictureWidth - 380;
  return (
    <Picture
      title={title}
      about={say('funnelHow')}
      height={lines.length * rowHeight}
      table={
        <Rows
          title={title}
          rows={lines}
          show={['stage', 'applications', 'requested', 'granted', 'meanDays', 'meanHours']}
        />
      }
    >
      {lines.map((line, index) => {
        const { stage, applications, requested } = line;
        const width = Math.max((widest * Number(applications)) / most, 2);
        const shown = isMoney(requested) ? money(requested) : '';
        return (
          <g key={String(stage)} transform={`translate(0 ${index * rowHeight})`}>
            <text x={130} y={rowHeight / 2} className="label" textAnchor="end">
              {label(String(stage), stages)}
            </text>
            <rect
              x={140 + (widest - width) / 2}
              y={4}
              width={width}
              height={rowHeight - 8}
              rx={4}
              className="bar plain"
            />
            <text x={150 + widest} y={rowHeight / 2}>
              {`${number(Number(applications))} · ${shown}`}
            </text>
          </g>
        );
      })}
    </Picture>
  );
}
