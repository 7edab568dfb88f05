import {
  AnswerSurvey,
  InviteToSurvey,
  PlanSurvey,
  PublishSurveyForm,
  RecordPeerIndex,
  RecordSurveyFinding,
} from '#engagement';
import type { DomainCommand } from '#kernel';
import { addDays } from '#kernel';
import { clientOf } from '../clients/client-steps.js';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';
import { clientId } from '../story.js';

const surveyId = 'sv_demo.year';

const form = PublishSurveyForm.of({
  formId: 'fm_demo.year',
  title: { en: 'How do we serve you?', zh: '贷款服务满意度调查' },
  questions: [
    {
      questionId: 'recommend',
      measure: 'recommend',
      text: { en: 'Would you recommend us, from 0 to 10?', zh: '您会向同行推荐我行吗（0至10）？' },
      required: true,
    },
    rated('product', 'Does your loan suit your business?', '贷款产品是否适合贵公司经营？'),
    rated('efficiency', 'How quick were we?', '我们办理业务的速度如何？'),
    rated('attitude', 'How were you served?', '员工服务态度如何？'),
    rated('resolution', 'How quickly were problems solved?', '遇到问题解决得快吗？'),
    {
      questionId: 'effort',
      measure: 'effort',
      text: { en: 'How much effort was it, 1 to 7?', zh: '办理过程费力吗（1至7）？' },
      required: false,
    },
    {
      questionId: 'more',
      measure: 'text',
      text: { en: 'What else do you need from us?', zh: '您还需要我们提供什么？' },
      required: false,
    },
  ],
});

function rated(
  dimension: 'product' | 'efficiency' | 'attitude' | 'resolution',
  en: string,
  zh: string,
) {
  return {
    questionId: dimension,
    measure: 'rating',
    text: { en, zh },
    dimension,
    required: true,
  } as const;
}

/* A row of a table, as people read it: recommends, then the four dimensions, then effort. */
// prettier-ignore
const answers = [
  ['qingfeng', 'strategic', 10, [5, 4, 5, 4], 2],
  ['railworks', 'strategic', 9, [5, 5, 5, 4], 2],
  ['donghai', 'stable', 8, [4, 4, 4, 4], 3],
  ['lanxi', 'growth', 5, [4, 2, 4, 2], 6],
  ['tianfu', 'growth', 7, [4, 3, 5, 3], 4],
] as const;

const plan = ({ today }: Dates) =>
  PlanSurvey.of({
    surveyId,
    title: { en: 'Satisfaction of the year', zh: '年度满意度调查' },
    purpose: 'regular',
    formId: 'fm_demo.year',
    from: today,
    until: addDays(today, 30),
    channels: ['email', 'interview'],
    anonymous: false,
    repeats: true,
  });

const peer = RecordPeerIndex.of({
  surveyId,
  peer: '同业平均 (average of peers)',
  netPromoterScore: 12,
  source: '行业协会年报 (yearbook of the association)',
});

const finding = ({ today }: Dates) =>
  RecordSurveyFinding.of({
    surveyId,
    findingId: 'fd_demo.waiting',
    dimension: 'efficiency',
    diagnosis: '成长型客户反映审批等待偏长 (growing clients wait long for approval)',
    action: '推行一次性资料清单 (one list of papers from the start)',
    dueOn: addDays(today, 60),
  });

/** The survey of this year: who was asked, what they answered, what is done about it. */
export function surveySteps(dates: Dates): readonly Step[] {
  const head = (name: string, command: DomainCommand): Step => ({
    on: dates.today,
    by: people.xianHead,
    line: 'survey',
    key: `${surveyId}:${name}`,
    command,
  });
  return [
    head('form', form),
    head('plan', plan(dates)),
    head('peer', peer),
    ...answers.flatMap((answer) => asked(answer, dates)),
    head('finding', finding(dates)),
  ];
}

/** The invitation of one client, and what it answered. */
function asked(
  [client, group, recommends, ratings, effort]: (typeof answers)[number],
  { today }: Dates,
): readonly Step[] {
  const common = { on: today, by: people[clientOf(client).manager], line: 'survey' };
  const invitationId = `iv_demo.${client}`;
  const channel = 'interview';
  const given = { surveyId, clientId: clientId(client), group, channel, invitationId } as const;
  const values = [recommends, ...ratings, effort];
  const answered = AnswerSurvey.of({
    ...given,
    answerId: `an_demo.${client}`,
    answers: values.map((value, index) => ({ questionId: asks[index] ?? '', value })),
  });
  return [
    { ...common, key: invitationId, command: InviteToSurvey.of(given) },
    { ...common, key: `an_demo.${client}`, command: answered },
  ];
}

/** What the numbers of a row answer. */
const asks = ['recommend', 'product', 'efficiency', 'attitude', 'resolution', 'effort'];
