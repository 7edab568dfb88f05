import { defineEvents, event } from '#kernel';
import type { NoticeText } from '../notice/notice.events.js';
import type { NoticeTopic } from '../reach/reach.codes.js';

/** What a template says in each language; `{amount}` stands for a value. */
export interface TemplateText {
  readonly topic: NoticeTopic;
  readonly en: NoticeText;
  readonly zh: NoticeText;
}

/** One version of a template, until somebody else has confirmed it. */
export interface TemplateDraft extends TemplateText {
  readonly version: number;
  readonly draftedBy: string;
}

/** How the bank words a notice: in versions, each put in force by two persons. */
export const noticeTemplateEvents = defineEvents('templateId', {
  NoticeTemplateDrafted: event<TemplateDraft & { readonly reason: string }>(),
  NoticeTemplateConfirmed: event<{ readonly version: number; readonly confirmedBy: string }>(),
  NoticeTemplateDeclined: event<{
    readonly version: number;
    readonly reason: string;
    readonly declinedBy: string;
  }>(),
  NoticeTemplateRetired: event<{ readonly reason: string }>(),
});
