import { applicationEvents } from '#credit';
import { approved, submitted } from '#credit/examples';
import type { PrepareNotice } from '#engagement';
import { reacts } from '#kernel/testing';
import { tellOfProgress } from './tell-of-progress.process.js';

const notice = (step: string, en: string, zh: string) =>
  expect.objectContaining({
    noticeId: `nt_ap_1.progress.${step}`,
    topic: 'progress',
    en: expect.objectContaining({ subject: en }) as unknown,
    zh: expect.objectContaining({ subject: zh }) as unknown,
  }) as PrepareNotice;

describe('the client', () => {
  const told = (fact: Parameters<ReturnType<typeof reacts>>[0]) =>
    reacts(tellOfProgress)(fact, { id: 'ap_1' });

  it('hears that its application has arrived, and that it is granted', () => {
    told(submitted).then(notice('submitted', 'Your application has arrived', '贷款申请已受理'));
    told(approved).then(notice('approved', 'Your loan is approved', '贷款申请已批准'));
  });

  it('hears nothing of what comes in by a migration', () => {
    const origin = { kind: 'migration', source: 'x', assumed: [] } as const;
    told(applicationEvents.ApplicationSubmitted({ ...submitted.data, origin })).then();
  });
});
