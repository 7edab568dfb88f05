import { defineRefusals } from '#kernel';
import type { NoticeText } from '../notice/notice.events.js';
import type { NoticeTopic } from '../reach/reach.codes.js';
import type { TemplateValue } from './fill-in.js';
import { filledIn, variablesOf } from './fill-in.js';
import type { TemplateText } from './notice-template.events.js';

/** A text that the system writes by itself, and the values that a template of it may name. */
export interface SystemText {
  readonly topic: NoticeTopic;
  readonly templateId: string;
  readonly variables: readonly string[];
}

const prefix = 'tp_system.';

const systemText = (topic: NoticeTopic, ...variables: readonly string[]): SystemText => ({
  ...{ topic, templateId: `${prefix}${topic}`, variables },
});

/** What the system writes by itself: in the words of the template of this id, once one is in force. */
export const systemTexts: readonly SystemText[] = [
  systemText('payment', 'loan', 'dueOn', 'amount'),
  systemText('maturity', 'loan', 'maturesOn', 'amount'),
  systemText('rateChange', 'loan', 'from', 'before', 'after', 'reason'),
  systemText('acknowledgement', 'caseId'),
];

export const systemTextRefusals = defineRefusals({
  NoSystemText: {
    en: 'The system writes no text of this id and topic.',
    zh: '系统没有该编号及主题的自动文本',
    status: 422,
  },
  NoSuchValue: {
    en: 'The system knows no such value for this text.',
    zh: '系统无法为该文本提供此变量',
    status: 422,
  },
});

/** The id of the template that words what the system writes on a topic. */
export const systemTemplateOf = (topic: NoticeTopic): string | undefined =>
  systemTexts.find((each) => each.topic === topic)?.templateId;

/** @throws NoSystemText, NoSuchValue where a template of the system could never be filled in */
export function checkSystemText(
  { templateId, topic }: { readonly templateId: string; readonly topic: NoticeTopic },
  variables: readonly string[],
): void {
  if (!templateId.startsWith(prefix)) return;
  const text = systemTexts.find((each) => each.templateId === templateId);
  if (text?.topic !== topic) throw systemTextRefusals.NoSystemText({ field: 'templateId', topic });
  const unknown = variables.find((name) => !text.variables.includes(name));
  if (unknown !== undefined) {
    throw systemTextRefusals.NoSuchValue({ field: 'zh', unknown, known: text.variables });
  }
}

/** What the system writes by a template; undefined where there is none, or a value is not known. */
export function systemWords(
  values: readonly TemplateValue[],
  template: Pick<TemplateText, 'en' | 'zh'> | undefined,
): { readonly en: NoticeText; readonly zh: NoticeText } | undefined {
  if (template === undefined) return undefined;
  const wanted = variablesOf(template);
  const known = values.filter(({ name }) => wanted.includes(name));
  if (known.length !== wanted.length) return undefined;
  const { en, zh } = filledIn(template, known);
  const fits = [en, zh].every(({ subject, text }) => subject.length <= 200 && text.length <= 5000);
  return fits ? { en, zh } : undefined;
}
