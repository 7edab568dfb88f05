import type { Labels } from '#kernel';
import { Decimal } from '#kernel';
import { PlanCase, SensitivityFactor } from './cash-flow.codes.js';
import type { PlanRatios } from './ratios.js';
import type { TornadoLine } from './sensitivities.js';

/** What the picture shows: the answer to a question for a tornado. */
export interface Pictured {
  readonly planCase: PlanCase;
  readonly base: PlanRatios;
  readonly lines: readonly TornadoLine[];
}

const width = 720;
const rowHeight = 32;
const top = 36;
/** Where bars begin and end: names stand on the left, figures at both ends. */
const [left, right] = [300, width - 60];

const title: Labels = { en: 'What moves the lowest DSCR', zh: '最低偿债覆盖率敏感性' };

const coverOf = ({ lowestDscr = '0' }: PlanRatios): Decimal => new Decimal(lowestDscr);
const shown = (cover: Decimal): string => cover.toFixed(2);
const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** In words what the bars show, for those who do not see them. */
function description({ base, lines }: Pictured, language: keyof Labels): string {
  const zh = language === 'zh';
  const parts = lines.map(({ factor, swing, worse, better }) => {
    const name = SensitivityFactor(factor)[language];
    const [low, high] = [shown(coverOf(worse)), shown(coverOf(better))];
    return zh ? `${name}（${swing}）：${low} 至 ${high}` : `${name} (${swing}): ${low} to ${high}`;
  });
  const planned = shown(coverOf(base));
  return zh
    ? `计划值 ${planned}。${parts.join('；')}。`
    : `${planned} by the plan. ${parts.join('; ')}.`;
}

/** A bar for each factor, the longest on top, and the cover of the plan as a line through all. */
export function tornadoPicture(asked: Pictured, language: keyof Labels): string {
  const { planCase, base, lines } = asked;
  const covers = [base, ...lines.flatMap(({ worse, better }) => [worse, better])].map(coverOf);
  const [least, most] = [Decimal.min(...covers), Decimal.max(...covers)];
  const room = most.equals(least) ? new Decimal(1) : most.minus(least);
  const x = (cover: Decimal) =>
    cover
      .minus(least)
      .div(room)
      .times(right - left)
      .plus(left)
      .toFixed(1);
  const height = top + lines.length * rowHeight;
  const bars = lines.map(({ factor, worse, better }, index) => {
    const [low, high] = [coverOf(worse), coverOf(better)].sort((a, b) => a.comparedTo(b));
    if (low === undefined || high === undefined) return '';
    const y = top + index * rowHeight;
    const long = Decimal.max(2, new Decimal(x(high)).minus(x(low))).toFixed(1);
    const write = (at: string, anchor: string, text: string) =>
      `<text x="${at}" y="${y + 20}" text-anchor="${anchor}">${escaped(text)}</text>`;
    const figure = (cover: Decimal, by: number, anchor: string) =>
      write(new Decimal(x(cover)).plus(by).toFixed(1), anchor, shown(cover));
    return (
      write(String(left - 50), 'end', SensitivityFactor(factor)[language]) +
      `<rect x="${x(low)}" y="${y + 6}" width="${long}" height="${rowHeight - 12}" fill="#3b6ea5"/>` +
      figure(low, -6, 'end') +
      figure(high, 6, 'start')
    );
  });
  const plan = x(coverOf(base));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" ` +
    `lang="${language}" font-family="sans-serif" font-size="13" aria-labelledby="t d">` +
    `<title id="t">${escaped(`${title[language]} · ${PlanCase(planCase)[language]}`)}</title>` +
    `<desc id="d">${escaped(description(asked, language))}</desc>` +
    `<text x="${plan}" y="20" text-anchor="middle">${shown(coverOf(base))}</text>` +
    `${bars.join('')}<path d="M${plan} 26V${height}" stroke="#a33" stroke-width="2"/></svg>`
  );
}
