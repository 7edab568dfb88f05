/** Text for a page: nothing in it is markup. */
export const escaped = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '&#39;',
  );

/** What a picture is called and what it shows, for those who do not see it. */
export interface Caption {
  readonly title: string;
  readonly description: string;
}

const width = 640;
const height = 260;
const left = 48;
const bottom = 32;
const top = 12;
const plotWidth = width - left - 12;
const plotHeight = height - bottom - top;

const x = (share: number): string => (left + share * plotWidth).toFixed(1);
const y = (share: number): string => (top + (1 - share) * plotHeight).toFixed(1);

const picture = ({ title, description }: Caption, inside: string): string =>
  `<svg viewBox="0 0 ${width} ${height}" role="img" xmlns="http://www.w3.org/2000/svg">` +
  `<title>${escaped(title)}</title><desc>${escaped(description)}</desc>${inside}</svg>`;

const axes = (across: string, up: string): string =>
  `<path class="axis" d="M${x(0)} ${y(1)}V${y(0)}H${x(1)}"/>` +
  `<text x="${x(1)}" y="${height - 8}" text-anchor="end">${escaped(across)}</text>` +
  `<text x="4" y="${top + 10}">${escaped(up)}</text>` +
  [0, 0.5, 1]
    .map((at) => `<text x="${left - 6}" y="${y(at)}" text-anchor="end">${at * 100} %</text>`)
    .join('');

/** A line through points; both coordinates are shares from 0 to 1. */
export interface Line {
  readonly name: string;
  readonly kind: 'ours' | 'other';
  readonly points: readonly (readonly [across: number, up: number])[];
}

/** Lines over shares, such as hits over alarms. */
export function lines(
  caption: Caption,
  axis: readonly [string, string],
  all: readonly Line[],
): string {
  const drawn = all.map(({ kind, points }) => {
    const path = points.map(([across, up]) => `${x(across)} ${y(up)}`).join('L');
    return `<path class="${kind}" d="M${path}"/>`;
  });
  const names = all.map(
    ({ name, kind }, index) =>
      `<text class="${kind}" x="${x(0.97)}" y="${Number(y(0.06)) - index * 16}" text-anchor="end">` +
      `${escaped(name)}</text>`,
  );
  return picture(caption, axes(...axis) + drawn.join('') + names.join(''));
}

/** One bar: its name below, how high it is, and how much of it is filled. */
export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly filled?: number;
}

/** Bars side by side, the highest reaching the top. */
export function bars(caption: Caption, all: readonly Bar[]): string {
  const most = Math.max(1, ...all.map(({ value }) => value));
  const step = 1 / Math.max(1, all.length);
  const drawn = all.map(({ name, value, filled = 0 }, index) => {
    const from = x(index * step + step * 0.15);
    const wide = (step * 0.7 * plotWidth).toFixed(1);
    const rectangle = (kind: string, share: number) =>
      `<rect class="${kind}" x="${from}" y="${y(share)}" width="${wide}" ` +
      `height="${(share * plotHeight).toFixed(1)}"/>`;
    const middle = x((index + 0.5) * step);
    return (
      rectangle('bar', value / most) +
      rectangle('filled', filled / most) +
      `<text x="${middle}" y="${height - 14}" text-anchor="middle">${escaped(name)}</text>` +
      `<text x="${middle}" y="${Number(y(value / most)) - 3}" text-anchor="middle">${value}</text>`
    );
  });
  return picture(caption, `<path class="axis" d="M${x(0)} ${y(0)}H${x(1)}"/>${drawn.join('')}`);
}
