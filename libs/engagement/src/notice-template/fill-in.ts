import { defineRefusals } from '#kernel';
import type { NoticeText } from '../notice/notice.events.js';
import type { TemplateText } from './notice-template.events.js';

export const fillInRefusals = defineRefusals({
  VariablesDiffer: {
    en: 'Both languages must name the same variables, written {name} and at most 20 of them.',
    zh: '中英文文本须使用相同的变量，写作 {name}，且不超过 20 个',
    status: 422,
  },
  ValuesDoNotFit: {
    en: 'Each variable of the template needs one value, and there is no value for another.',
    zh: '模板的每个变量须且仅须提供一个取值',
    status: 422,
  },
});

/** A value for a variable of a template. */
export interface TemplateValue {
  readonly name: string;
  readonly value: string;
}

const variable = /\{([A-Za-z][A-Za-z0-9]{0,29})\}/g;
const mostVariables = 20;

/** The variables of a text in the order of their names. */
const variablesIn = ({ subject, text }: NoticeText): readonly string[] =>
  [...new Set([...`${subject}\n${text}`.matchAll(variable)].map(([, name = '']) => name))].sort();

const hasStrayBrace = ({ subject, text }: NoticeText): boolean =>
  /[{}]/.test(`${subject}${text}`.replace(variable, ''));

/**
 * The variables of a template.
 * @throws VariablesDiffer where the languages do not name the same, or a brace encloses no name
 */
export function variablesOf({ en, zh }: Pick<TemplateText, 'en' | 'zh'>): readonly string[] {
  const [named, also] = [variablesIn(en), variablesIn(zh)];
  const isSame = named.join() === also.join() && named.length <= mostVariables;
  if (!isSame || hasStrayBrace(en) || hasStrayBrace(zh)) {
    throw fillInRefusals.VariablesDiffer({ field: 'zh', en: named, zh: also });
  }
  return named;
}

/**
 * A template with its values, in both languages. A value is text: what looks like a variable in it
 * is not filled in again.
 * @throws ValuesDoNotFit where one is missing, given twice or unknown
 */
export function filledIn(
  template: Pick<TemplateText, 'en' | 'zh'>,
  values: readonly TemplateValue[],
): { readonly en: NoticeText; readonly zh: NoticeText } {
  const wanted = variablesOf(template);
  const given = values.map(({ name }) => name).sort();
  if (given.join() !== wanted.join()) {
    throw fillInRefusals.ValuesDoNotFit({ field: 'values', wanted, given });
  }
  const known = new Map(values.map(({ name, value }) => [name, value]));
  const filled = (text: string) =>
    text.replace(variable, (whole, name: string) => known.get(name) ?? whole);
  const both = ({ subject, text }: NoticeText) => ({
    subject: filled(subject),
    text: filled(text),
  });
  return { en: both(template.en), zh: both(template.zh) };
}
