import { ConfirmNoticeTemplate, DraftNoticeTemplate, SendNoticeByTemplate } from '#engagement';
import type { Actor, DomainCommand } from '#kernel';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';
import { clientId } from '../story.js';

const templateId = 'tp_demo.progress';

/** How the bank words a notice of progress, and one that went out by it. */
export const templateSteps = ({ today }: Dates): readonly Step[] => {
  const step = (by: Actor, key: string, command: DomainCommand): Step => ({
    ...{ on: today, by, line: 'templates', key, command },
  });
  const draft = (version: number, text: { readonly en: string; readonly zh: string }) =>
    step(
      people.xianHead,
      `${templateId}:${version}`,
      DraftNoticeTemplate.of({
        ...{ templateId, topic: 'progress', reason: '统一措辞 (one wording for all)' },
        en: { subject: 'Your application {number}', text: text.en },
        zh: { subject: '您的申请 {number}', text: text.zh },
      }),
    );
  return [
    draft(1, {
      en: 'It has come to this step: {step}.',
      zh: '目前进展：{step}。',
    }),
    step(people.risk, `${templateId}:1:confirmed`, ConfirmNoticeTemplate.of({ templateId })),
    draft(2, {
      en: 'It has come to this step: {step}. Your relationship manager will call you.',
      zh: '目前进展：{step}。您的客户经理将与您联系。',
    }),
    step(
      people.wang,
      'nt_demo.template',
      SendNoticeByTemplate.of({
        ...{ noticeId: 'nt_demo.template', clientId: clientId('qingfeng'), templateId },
        values: [
          { name: 'number', value: '2026-017' },
          { name: 'step', value: '风险审查 (risk review)' },
        ],
      }),
    ),
  ];
};
