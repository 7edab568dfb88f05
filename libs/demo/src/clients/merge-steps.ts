import { ConfirmMerge, ProposeMerge, RegisterClient } from '#clients';
import { RecordInteraction } from '#engagement';
import type { Actor, DomainCommand } from '#kernel';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';
import { clientId } from '../story.js';
import { clientOf } from './client-steps.js';

const stays = 'lanxi';
const twin = clientId(`${stays}.twin`);

const step = (by: Actor, { today }: Dates, command: DomainCommand): Step => ({
  on: today,
  by,
  line: twin,
  key: `${twin}:${command.constructor.name}`,
  command,
});

/** A company that two branches registered: what was said with either of its records. */
export function twinSteps(dates: Dates): readonly Step[] {
  const { zh, en, form, manager } = clientOf(stays);
  const register = RegisterClient.of({
    clientId: twin,
    form: form ?? 'legalEntity',
    role: 'client',
    facts: { name: { zh: `${zh}（重复登记）`, en: `${en} (again)` } },
    source: { provenance: 'interview', statedOn: dates.ago(3) },
    managerId: people[manager].id,
  });
  const call = RecordInteraction.of({
    ...{ interactionId: 'ix_demo.twin', clientId: twin, channel: 'phone', direction: 'fromClient' },
    subject: '咨询设备贷款 (asks about an equipment loan)',
    valueDate: dates.ago(2),
  });
  return [step(people[manager], dates, register), step(people[manager], dates, call)];
}

/** One of the records is merged into the other, by two persons. */
export const mergeSteps = (dates: Dates): readonly Step[] => {
  const into = clientId(stays);
  const reason = '两家支行重复登记 (registered by two branches)';
  const proposal = ProposeMerge.of({ clientId: twin, into, reason });
  return [
    step(people.risk, dates, proposal),
    step(people.xianHead, dates, ConfirmMerge.of({ clientId: twin })),
  ];
};
