import type { Labels } from '#kernel';

/** A language that documents and labels are written in. */
export type Language = keyof Labels;

/** The first of our languages that a header `Accept-Language` asks for; undefined for none. */
export const languageOf = (header: string | undefined): Language | undefined =>
  header
    ?.toLowerCase()
    .split(',')
    .map((part) => part.trim().slice(0, 2))
    .flatMap((tag): readonly Language[] => (tag === 'en' || tag === 'zh' ? [tag] : []))[0];

/** A name where it is written in a language, else in the other one. */
export const inLanguage = (
  { en, zh }: { readonly en?: string; readonly zh?: string },
  language: Language,
): string => (language === 'zh' ? (zh ?? en) : (en ?? zh)) ?? '';
