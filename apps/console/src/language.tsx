import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { ask } from './api.js';
import { fieldsEn } from './field-words.js';
import { commandsEn } from './words/commands-en.js';
import type { Labels } from './labels.js';
import { decimalsOf } from './money.js';
import type { WordKey } from './words.js';
import { words } from './words.js';

export type Language = 'en' | 'zh';

interface CodeList {
  readonly title: Labels;
  readonly codes: readonly (Labels & { readonly code: string })[];
}

interface Speech {
  readonly language: Language;
  readonly choose: (language: Language) => void;
  /** A word of the console; `{name}` is replaced by what is given. */
  readonly say: (key: WordKey, given?: Readonly<Record<string, string | number>>) => string;
  /** The label of a code; `among` are the codes it stands beside. */
  readonly label: (code: string | undefined, among?: readonly string[]) => string;
  /** The label of a code of a published standard, such as an industry or a region. */
  readonly labelIn: (scheme: string, code: string) => string;
  /** A decimal fraction as a percentage with so many decimals at most: two, of rates four. */
  readonly percent: (fraction: string, most?: number) => string;
  /** The label of a field of a row or a command. */
  readonly field: (name: string) => string;
  /** What a command is called. */
  readonly command: (operation: {
    readonly operationId: string;
    readonly summary?: string;
  }) => string;
  /** A name in the language shown, or in the one there is. */
  readonly named: (labels: Labels | undefined) => string;
  readonly number: (value: number, digits?: number) => string;
  readonly money: (
    amount: { readonly minor: number; readonly currency: string } | undefined,
  ) => string;
  readonly day: (day: string | undefined | null) => string;
  readonly moment: (moment: string | undefined) => string;
}

const SpeechContext = createContext<Speech | undefined>(undefined);
const remembered = 'rapport.language';

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('outside <SpeechProvider>');
  return speech;
}

function firstLanguage(): Language {
  const stored = localStorage.getItem(remembered);
  if (stored === 'en' || stored === 'zh') return stored;
  return navigator.language.startsWith('zh') ? 'zh' : 'en';
}

export function SpeechProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  const { data: lists } = useQuery({
    queryKey: ['codes'],
    queryFn: () => ask<readonly CodeList[]>('/codes'),
    staleTime: Infinity,
  });
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const choose = useCallback((chosen: Language) => {
    localStorage.setItem(remembered, chosen);
    setLanguage(chosen);
  }, []);
  // Chinese labels travel only to those who read them.
  const zh = useQuery({
    queryKey: ['labels', 'zh'],
    enabled: language === 'zh',
    queryFn: async () => ({
      fields: (await import('./words/zh/fields.js')).fieldsZh,
      commands: (await import('./words/zh/commands.js')).commandsZh,
      states: (await import('./words/zh/states.js')).statesZh,
    }),
    staleTime: Infinity,
  });
  const labels = (language === 'zh' && zh.data) || english;
  const speech = useMemo(
    () => speechIn(language, choose, lists ?? [], labels),
    [language, choose, lists, labels],
  );
  if (language === 'zh' && zh.isPending) return null;
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

/** Which list holds the codes of a scheme. */
const listOf: Readonly<Record<string, string>> = {
  GBT4754: 'Section of GB/T 4754-2017',
  NAICS: 'NAICS sector',
  CN: 'Province',
  US: 'State of the United States',
};

interface NameLabels {
  readonly fields: Readonly<Record<string, string>>;
  readonly commands: Readonly<Record<string, string>>;
  readonly states: Readonly<Record<string, string>>;
}
const english: NameLabels = { fields: fieldsEn, commands: commandsEn, states: {} };

function speechIn(
  language: Language,
  choose: Speech['choose'],
  lists: readonly CodeList[],
  { fields, commands, states }: NameLabels,
): Speech {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const first = new Map<string, Labels>();
  for (const { codes } of lists)
    for (const one of codes) if (!first.has(one.code)) first.set(one.code, one);
  const named = (labels: Labels | undefined) =>
    (labels && (labels[language] ?? labels.en ?? labels.zh)) ?? '';
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  return {
    language,
    choose,
    named,
    say: (key, given = {}) =>
      words[key][language].replace(/\{(\w+)\}/g, (_, name: string) => String(given[name] ?? '')),
    label: (code, among = []) => {
      if (code === undefined) return '';
      const list = among.length > 1 && lists.find(({ codes }) => holdsAll(codes, among));
      const found = (list && list.codes.find((one) => one.code === code)) || first.get(code);
      return found ? named(found) : (states[code] ?? plainly(code));
    },
    labelIn: (scheme, code) => {
      const list = lists.find(({ title }) => title.en === listOf[scheme]);
      const found = list?.codes.find((one) => one.code === code);
      return found ? `${named(found)} (${code})` : `${scheme} ${code}`;
    },
    percent: (fraction, most = 2) =>
      new Intl.NumberFormat(locale, {
        style: 'percent',
        minimumFractionDigits: 2,
        maximumFractionDigits: most,
      }).format(Number(fraction)),
    field: (name) => fields[name] ?? humanised(name),
    command: ({ operationId, summary }) =>
      commands[operationId] ?? summary ?? humanised(operationId),
    number: (value, digits) =>
      digits === undefined
        ? plain.format(value)
        : new Intl.NumberFormat(locale, {
            minimumFractionDigits: digits,
            maximumFractionDigits: digits,
          }).format(value),
    money: (amount) => {
      if (!amount) return '';
      const digits = decimalsOf(amount.currency);
      return new Intl.NumberFormat(locale, {
        style: 'currency',
        currency: amount.currency,
        currencyDisplay: 'code',
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }).format(amount.minor / 10 ** digits);
    },
    day: (day) => (day ? day.slice(0, 10) : ''),
    moment: (moment) =>
      moment
        ? new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
            new Date(moment),
          )
        : '',
  };
}

const holdsAll = (codes: readonly { readonly code: string }[], among: readonly string[]): boolean =>
  among.every((code) => codes.some((one) => one.code === code));

/** A code that no list names: `expectedLoss` reads "Expected loss"; one word may be somebody's own. */
const plainly = (code: string): string =>
  /^[a-z]+([A-Z][a-z\d]*)+$/.test(code) ? humanised(code) : code;

/** `daysPastDue` as people read it: "Days past due". */
export function humanised(name: string): string {
  const spaced = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
