import type { Day, Openings, Rows } from '#kernel';
import { anybody, defineView, IsCode, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { variablesOf } from '../../notice-template/fill-in.js';
import { TemplateState } from '../../notice-template/notice-template.codes.js';
import type { TemplateDraft, TemplateText } from '../../notice-template/notice-template.events.js';
import { noticeTemplateEvents } from '../../notice-template/notice-template.events.js';
import { NoticeTopic } from '../../reach/reach.codes.js';

/** A template: the version in force, and the one that waits for a second person. */
export interface NoticeTemplateRow {
  readonly templateId: string;
  /** Of the version in force, or of the draft while there is none. */
  readonly topic: NoticeTopic;
  readonly state: TemplateState;
  readonly inForce?: TemplateText & {
    readonly version: number;
    readonly variables: readonly string[];
    readonly confirmedBy: string;
    readonly since: Day;
  };
  readonly draft?: TemplateDraft & { readonly reason: string };
}

/** One template. */
export class GetNoticeTemplate extends ViewQuery<NoticeTemplateRow> {
  @IsId() readonly templateId!: string;
}

/** The templates of the bank. */
export class ListNoticeTemplates extends ListQuery<NoticeTemplateRow> {
  @IsOptional() @IsCode(NoticeTopic) readonly topic?: NoticeTopic;
  @IsOptional() @IsCode(TemplateState) readonly state?: TemplateState;
}

const withoutDraft = ({ draft: _, ...row }: NoticeTemplateRow): NoticeTemplateRow => row;

const opens: Openings<NoticeTemplateRow, typeof noticeTemplateEvents> = {
  NoticeTemplateDrafted: ({ templateId, ...draft }) => ({
    templateId,
    topic: draft.topic,
    state: 'draft',
    draft,
  }),
};

const on: Rows<NoticeTemplateRow, typeof noticeTemplateEvents> = {
  NoticeTemplateDrafted: ({ templateId: _, ...draft }, row) => ({ ...row, draft }),
  NoticeTemplateConfirmed: ({ version, confirmedBy }, row, { valueDate: since }) => {
    const { draft } = row;
    if (draft === undefined) return row;
    const { topic, en, zh } = draft;
    const variables = variablesOf(draft);
    return {
      ...withoutDraft(row),
      ...{ topic, state: 'inForce' },
      inForce: { topic, en, zh, version, variables, confirmedBy, since },
    };
  },
  NoticeTemplateDeclined: (_, row) => withoutDraft(row),
  NoticeTemplateRetired: (_, row) => ({ ...withoutDraft(row), state: 'retired' }),
};

/** How the bank words what it writes to clients. */
export const noticeTemplates = defineView({
  name: 'notice-templates',
  events: noticeTemplateEvents,
  opens,
  on,
  scope: 'open',
  queries: { GetNoticeTemplate, ListNoticeTemplates },
  allow: { GetNoticeTemplate: anybody, ListNoticeTemplates: anybody },
  answer: {
    GetNoticeTemplate: ({ templateId }, rows) => rows.get(templateId),
    ListNoticeTemplates: ({ topic, state, limit, cursor, sort }, rows) =>
      rows.page({ topic, state }, { limit, cursor, sort }),
  },
  indexes: [{ topic: 1, state: 1 }, { state: 1 }],
});
