import {
  AdvanceIdentification,
  ConcludeIdentification,
  IdentificationStandard,
  ScoreStandard,
  StartIdentification,
} from '#clients';
import { ofManager } from './client-steps.js';
import type { Dates, Step } from '../story.js';
import { clientId } from '../story.js';

/** Who is being identified: the score of each standard, and how far it has come. */
const rounds: readonly {
  readonly slug: string;
  readonly scores?: number;
  readonly stages: number;
  readonly outcome?: 'target' | 'rejected';
}[] = [
  { slug: 'zhuguang', scores: 78, stages: 3, outcome: 'target' },
  { slug: 'jinshan', scores: 38, stages: 2, outcome: 'rejected' },
  { slug: 'luyan', scores: 65, stages: 2 },
  { slug: 'haiyan', stages: 1 },
];

/** How clients of the demo are identified, stage by stage. */
export const identificationSteps = ({ today, ago }: Dates): readonly Step[] =>
  rounds.flatMap(({ slug, scores, stages, outcome }) => {
    const client = { clientId: clientId(slug) };
    const source = { provenance: 'internal', statedOn: ago(3) } as const;
    const start = StartIdentification.of({
      ...client,
      research: '行业景气，符合信贷政策 (a sound industry, within policy)',
    });
    const scored = IdentificationStandard.all.map((standard) =>
      ScoreStandard.of({
        ...client,
        standard,
        score: scores ?? 0,
        method: 'creditAssessment',
        evidence: '报表与征信分析 (statements and credit report)',
        source,
      }),
    );
    const finding = '符合要求 (as required)';
    const advances = Array.from({ length: stages }, (_, place) =>
      ofManager(slug, today, AdvanceIdentification.of({ ...client, finding }), String(place)),
    );
    return [
      ofManager(slug, today, start),
      ...(scores === undefined
        ? []
        : scored.map((command) => ofManager(slug, today, command, command.standard))),
      ...advances,
      ...(outcome === undefined
        ? []
        : [
            ofManager(
              slug,
              today,
              ConcludeIdentification.of({
                ...client,
                outcome,
                reason: '识别评分结论 (by the scores)',
              }),
            ),
          ]),
    ];
  });
