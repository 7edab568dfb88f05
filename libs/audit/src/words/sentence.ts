import type { Labels, Money } from '#kernel';
import { allCodes, moneyText } from '#kernel';

/**
 * What an event says, in both languages. `{amount}` stands for a particular of it, `{to:Loan class}`
 * for the label of a code of the list with that English title. A part in square brackets is left out
 * where one of its particulars is not there.
 */
export type Sentence = readonly [en: string, zh: string];

/** The sentence of each type of event. */
export type EventWords = Readonly<Record<string, Sentence>>;

type Language = keyof Labels;

/** The particulars that a sentence speaks of, with the list of codes of each. */
export const particularsIn = (text: string): readonly (readonly [path: string, list?: string])[] =>
  [...text.matchAll(/\{([\w.]+)(?::([^}]+))?\}/g)].map(([, path = '', list]) =>
    list === undefined ? [path] : [path, list],
  );

/** A sentence about the data of one event. */
export const said = ([en, zh]: Sentence, data: unknown): Labels => ({
  en: filled(en, data, 'en'),
  zh: filled(zh, data, 'zh'),
});

function filled(text: string, data: unknown, language: Language): string {
  return text
    .replace(/\[([^\]]*)\]/g, (_, part: string) => {
      const isWhole = particularsIn(part).every(([path]) => valueAt(data, path) !== undefined);
      return isWhole ? part : '';
    })
    .replace(/\{([\w.]+)(?::([^}]+))?\}/g, (_, path: string, list: string | undefined) =>
      shown(valueAt(data, path), language, list),
    );
}

/** The particular at a path; undefined where there is none. */
export function valueAt(data: unknown, path: string): unknown {
  let value = data;
  for (const name of path.split('.')) {
    value = isObject(value) ? value[name] : undefined;
  }
  return value ?? undefined;
}

/** At most so many of a list are named. */
const mostNamed = 5;

function shown(value: unknown, language: Language, list: string | undefined): string {
  if (Array.isArray(value)) return listed(value, language, list);
  if (isMoney(value)) return `${value.currency} ${grouped(moneyText(value))}`;
  if (isObject(value)) {
    const named = value[language] ?? value['zh'] ?? value['en'];
    return typeof named === 'string' ? named : '…';
  }
  if (typeof value === 'string' && list !== undefined) return labelOf(value, list)[language];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '…';
}

function listed(values: readonly unknown[], language: Language, list: string | undefined): string {
  const named = values.slice(0, mostNamed).map((each) => shown(each, language, list));
  const more = values.length > mostNamed ? [language === 'en' ? 'others' : '等'] : [];
  return [...named, ...more].join(language === 'en' ? ', ' : '、');
}

/** The label of a code; the code itself where no list of this title has it. */
export function labelOf(code: string, list: string): Labels {
  const codes = allCodes.find((each) => each.title.en === list && each.includes(code));
  return codes ? codes(code) : { en: code, zh: code };
}

const grouped = (figure: string): string =>
  figure.replace(/^(-?)(\d+)/, (_, sign: string, whole: string) => {
    return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}`;
  });

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isMoney = (value: unknown): value is Money =>
  isObject(value) && typeof value['minor'] === 'number' && typeof value['currency'] === 'string';
