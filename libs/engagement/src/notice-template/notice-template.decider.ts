import type { Evolve } from '#kernel';
import { defineDecider, defineRefusals } from '#kernel';
import { variablesOf } from './fill-in.js';
import { checkSystemText } from './system-texts.js';
import * as commands from './notice-template.commands.js';
import type { TemplateDraft } from './notice-template.events.js';
import { noticeTemplateEvents } from './notice-template.events.js';

export const noticeTemplateRefusals = defineRefusals({
  NoTemplateDraft: { en: 'No version waits for confirmation.', zh: '没有待确认的模板版本' },
  TemplateRetired: { en: 'The template is out of use.', zh: '该通知模板已停用' },
});

const { NoticeTemplateDrafted, NoticeTemplateConfirmed } = noticeTemplateEvents;
const { NoticeTemplateDeclined, NoticeTemplateRetired } = noticeTemplateEvents;

interface Template {
  /** The number of the latest version, drafted or in force. */
  readonly version: number;
  readonly draft?: Pick<TemplateDraft, 'version' | 'draftedBy'>;
  readonly retired: boolean;
}

const settled = ({ version, retired }: Template): Template => ({ version, retired });

const evolve: Evolve<Template, typeof noticeTemplateEvents> = {
  NoticeTemplateDrafted: ({ version, draftedBy }) => ({
    version,
    draft: { version, draftedBy },
    retired: false,
  }),
  NoticeTemplateConfirmed: (_, template) => settled(template),
  NoticeTemplateDeclined: (_, template) => settled(template),
  NoticeTemplateRetired: (_, template) => ({ ...settled(template), retired: true }),
};

const editors = ['unitHead', 'riskOfficer', 'administrator'] as const;

function draftOf({ draft }: Template) {
  if (draft === undefined) throw noticeTemplateRefusals.NoTemplateDraft();
  return draft;
}

/** One template: drafted by one person, put in force by another. */
export const noticeTemplate = defineDecider({
  stream: 'noticetemplate',
  by: 'templateId',
  prefix: 'tp',
  events: noticeTemplateEvents,
  commands,
  allow: {
    DraftNoticeTemplate: editors,
    ConfirmNoticeTemplate: editors,
    DeclineNoticeTemplate: editors,
    RetireNoticeTemplate: editors,
  },
  evolve,
  notBy: { ConfirmNoticeTemplate: ({ draft }) => [draft?.draftedBy] },
  create: {},
  either: {
    DraftNoticeTemplate(command, before: Template | undefined, { actor }) {
      if (before?.retired) throw noticeTemplateRefusals.TemplateRetired();
      const { topic, en, zh, reason } = command;
      checkSystemText(command, variablesOf(command));
      return NoticeTemplateDrafted({
        topic,
        en: { subject: en.subject, text: en.text },
        zh: { subject: zh.subject, text: zh.text },
        ...{ version: (before?.version ?? 0) + 1, draftedBy: actor.id, reason },
      });
    },
  },
  decide: {
    ConfirmNoticeTemplate: (_, template, { actor }) =>
      NoticeTemplateConfirmed({ version: draftOf(template).version, confirmedBy: actor.id }),
    DeclineNoticeTemplate: ({ reason }, template, { actor }) =>
      NoticeTemplateDeclined({ version: draftOf(template).version, reason, declinedBy: actor.id }),
    RetireNoticeTemplate: ({ reason }, { retired }) =>
      retired ? [] : NoticeTemplateRetired({ reason }),
  },
});
