import type { Actor, DomainCommand } from '#kernel';
import { ConfirmRestriction, ProposeRestriction, ShareClient } from '#clients';
import { people } from './people.js';
import type { Dates, Step } from '../story.js';
import { clientId } from '../story.js';

/** A client that a whole team looks after, and one that only three people see. */
export const accessSteps = ({ today }: Dates): readonly Step[] => {
  const step = (by: Actor, slug: string, command: DomainCommand): Step => ({
    on: today,
    by,
    line: slug,
    key: `${clientId(slug)}:${command.constructor.name}`,
    command,
  });
  const { wang, xianHead, jinanHead } = people;
  const restricted = clientId('cangshan');
  return [
    step(
      wang,
      'qingfeng',
      ShareClient.of({
        clientId: clientId('qingfeng'),
        teamId: 'tm_demo.qingfeng',
        reason: '项目由团队服务 (the project is served by a team)',
      }),
    ),
    step(
      xianHead,
      'cangshan',
      ProposeRestriction.of({
        clientId: restricted,
        personIds: [wang.id, xianHead.id, jinanHead.id],
        reason: '并购谈判保密 (a merger is being negotiated)',
      }),
    ),
    step(jinanHead, 'cangshan', ConfirmRestriction.of({ clientId: restricted })),
  ];
};
