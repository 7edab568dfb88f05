import { NotIndependent } from '#kernel';
import { decides } from '#kernel/testing';
import { filledIn, fillInRefusals } from './fill-in.js';
import {
  ConfirmNoticeTemplate,
  DeclineNoticeTemplate,
  DraftNoticeTemplate,
  RetireNoticeTemplate,
} from './notice-template.commands.js';
import { noticeTemplate, noticeTemplateRefusals as refusals } from './notice-template.decider.js';
import { noticeTemplateEvents } from './notice-template.events.js';

const { NoticeTemplateDrafted, NoticeTemplateConfirmed } = noticeTemplateEvents;
const { NoticeTemplateDeclined, NoticeTemplateRetired } = noticeTemplateEvents;
const given = decides(noticeTemplate);
const templateId = 'tp_1';
const words = {
  topic: 'progress',
  en: { subject: 'Application {number}', text: 'Now: {step}.' },
  zh: { subject: '申请 {number}', text: '进展：{step}。' },
} as const;
const draft = (more: object = {}) =>
  DraftNoticeTemplate.of({ templateId, ...words, reason: 'One wording.', ...more });
const by = (id: string) => ({ actor: { id, roles: ['unitHead'] } });
const drafted = (version: number) =>
  NoticeTemplateDrafted({ ...words, version, draftedBy: 'head', reason: 'One wording.' });
const confirm = ConfirmNoticeTemplate.of({ templateId });
const confirmed = (version: number) => NoticeTemplateConfirmed({ version, confirmedBy: 'risk' });

describe('a template of notices', () => {
  it('is drafted by one person and put in force by another, version by version', () => {
    given().when(draft(), by('head')).then(drafted(1));
    given(drafted(1)).when(confirm, by('head')).refuses(NotIndependent);
    given(drafted(1)).when(confirm, by('risk')).then(confirmed(1));
    given(drafted(1), confirmed(1)).when(draft(), by('head')).then(drafted(2));
    given(drafted(1), confirmed(1)).when(confirm, by('risk')).refuses(refusals.NoTemplateDraft);
  });

  it('is turned down with a reason, and the next draft has the next number', () => {
    const declined = NoticeTemplateDeclined({
      ...{ version: 1, reason: 'Too short.', declinedBy: 'risk' },
    });
    const decline = DeclineNoticeTemplate.of({ templateId, reason: 'Too short.' });
    given(drafted(1)).when(decline, by('risk')).then(declined);
    given(drafted(1), declined).when(draft(), by('head')).then(drafted(2));
  });

  it('is retired once, and not revived', () => {
    const retired = NoticeTemplateRetired({ reason: 'Old.' });
    const retire = RetireNoticeTemplate.of({ templateId, reason: 'Old.' });
    given(drafted(1), confirmed(1)).when(retire).then(retired);
    given(drafted(1), confirmed(1), retired).when(retire).changesNothing();
    given(drafted(1), retired).when(draft(), by('head')).refuses(refusals.TemplateRetired);
  });

  it.each([
    ['a variable that one language lacks', { zh: { subject: '申请', text: '进展：{step}。' } }],
    ['a brace around no name', { en: { ...words.en, text: 'Now: {step} {}.' } }],
    ['a name that is none', { en: { ...words.en, text: 'Now: {step} {1st}.' } }],
  ])('is refused with %s', (_, more) =>
    given().when(draft(more), by('head')).refuses(fillInRefusals.VariablesDiffer, { field: 'zh' }),
  );
});

describe('a template with its values', () => {
  const step = { name: 'step', value: 'review {number}' };
  const number = { name: 'number', value: '17' };

  it('says the same in both languages, and a value is text', () =>
    expect(filledIn(words, [step, number])).toEqual({
      en: { subject: 'Application 17', text: 'Now: review {number}.' },
      zh: { subject: '申请 17', text: '进展：review {number}。' },
    }));

  it.each([
    ['missing', [step]],
    ['given twice', [step, number, number]],
    ['unknown', [step, number, { name: 'more', value: '1' }]],
  ])('is refused where one is %s', (_, values) =>
    expect(() => filledIn(words, values)).toThrow(fillInRefusals.ValuesDoNotFit.code),
  );
});
