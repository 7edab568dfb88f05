import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What a lender does in a syndicate. */
export const SyndicateRole = defineCodes(
  { en: 'Role in a syndicate', zh: '银团角色' },
  {
    arranger: { en: 'Lead arranger', zh: '牵头行' },
    agent: { en: 'Agent', zh: '代理行' },
    securityAgent: { en: 'Security agent', zh: '担保代理行' },
    participant: { en: 'Participant', zh: '参加行' },
  },
);
export type SyndicateRole = CodeOf<typeof SyndicateRole>;
