import type { Actor, DomainCommand } from '#kernel';
import { DraftRuleSet, RecordMarketFigure, ReportObservation } from '#risk';
import { clientOf } from './client-steps.js';
import { people } from './people.js';
import type { Dates, Step } from './story.js';
import { clientId, whole } from './story.js';

/** What markets and managers say of clients, and the rule set that the risk team drafts. */
export function riskSteps({ ago }: Dates): readonly Step[] {
  const step = (daysAgo: number, by: Actor, line: string, command: DomainCommand): Step => ({
    on: ago(daysAgo),
    by,
    line,
    key: `${line}:${command.constructor.name}`,
    command,
  });
  return [
    step(
      40,
      people.risk,
      'qingfeng',
      RecordMarketFigure.of({
        clientId: clientId('qingfeng'),
        figure: 'marketValue',
        on: ago(41),
        amount: whole(1_800_000_000),
        source: { provenance: 'publicSource', statedOn: ago(41) },
      }),
    ),
    step(
      20,
      people[clientOf('jinshan').manager],
      'jinshan',
      ReportObservation.of({
        signalId: 'si_demo.jinshan.1',
        clientId: clientId('jinshan'),
        code: 'ordersShrink',
        title: '焦化车间开工率不足六成 (the coking plant runs below 60 %)',
        happenedOn: ago(21),
      }),
    ),
    step(
      15,
      people.risk,
      'rules',
      DraftRuleSet.of({
        ruleSetId: 'rs_demo.watch',
        template: 'watch',
        reason: '按年度报表提前两到三年预警 (warn two to three years ahead on yearly statements)',
      }),
    ),
  ];
}
