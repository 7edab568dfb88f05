import type { Actor, DomainCommand } from '#kernel';
import { addDays, addMonths } from '#kernel';
import { OrderDayMail } from '#desk';
import { NoteCareDay } from '#engagement';
import { NoteMarket } from '#needs';
import { AcceptTargets, ApproveInvestment, ProposeInvestment, ProposeTargets } from '#performance';
import { people } from '../bank/people.js';
import { ofManager } from '../clients/client-steps.js';
import type { Dates, Step } from '../story.js';
import { clientId } from '../story.js';

/** What the bank plans and spends to grow: targets, a tool, the market, and days of its clients. */
export const growthSteps = ({ today, ago }: Dates): readonly Step[] => {
  const { xianHead: head, risk, wang } = people;
  const step = (by: Actor, key: string, command: DomainCommand): Step => ({
    ...{ on: today, by, line: 'growth', key, command },
  });
  const founding = NoteCareDay.of({
    ...{ careDayId: 'cy_demo.1', clientId: clientId('qingfeng') },
    ...{ occasion: 'founding', monthDay: '08-18' },
  });
  const birthday = NoteCareDay.of({
    ...{ careDayId: 'cy_demo.2', clientId: clientId('qingfeng'), occasion: 'birthday' },
    ...{ monthDay: addDays(today, 3).slice(5), office: '财务总监 (CFO)' },
    consent: { givenOn: ago(20), evidence: '会谈记录 (minutes of a meeting)' },
  });
  const note = NoteMarket.of({
    ...{ marketNoteId: 'mn_demo.1', tag: 'digital', industry: 'D', statedOn: ago(30) },
    text: '智能电网改造带动中长期融资需求 (grids are renewed, and need long loans)',
    source: '行业年报 (yearly report of the industry)',
  });
  const size = NoteMarket.of({
    ...{ marketNoteId: 'mn_demo.size', tag: 'size', statedOn: ago(30) },
    outstanding: { minor: 30_000_000_000_000, currency: 'CNY' },
    text: '辖内企业贷款余额三千亿元 (corporate loans of the region)',
    source: '人民银行分行统计 (central bank)',
  });
  const tool = ProposeInvestment.of({
    ...{ investmentId: 'im_demo.1', kind: 'tool', what: '预警数据平台 (data for early warning)' },
    purpose: '提前识别风险 (sees risks earlier)',
    amount: { minor: 20_000_000, currency: 'CNY' },
  });
  const targets = ProposeTargets.of({
    ...{ planId: 'pl_demo.1', personId: wang.id },
    ...{ from: today.slice(0, 7), until: addMonths(today, 5).slice(0, 7) },
    targets: [{ measure: 'contacts', target: '16' }],
  });
  return [
    ofManager('qingfeng', today, founding),
    ofManager('qingfeng', today, birthday, 'birthday'),
    step(head, 'mn_demo.1', note),
    step(head, 'mn_demo.size', size),
    step(risk, 'im_demo.1', tool),
    step(head, 'im_demo.1:approved', ApproveInvestment.of({ investmentId: 'im_demo.1' })),
    step(head, 'pl_demo.1', targets),
    step(wang, 'pl_demo.1:accepted', AcceptTargets.of({ planId: 'pl_demo.1' })),
    step(wang, 'daymail', OrderDayMail.of({ personId: wang.id })),
  ];
};
