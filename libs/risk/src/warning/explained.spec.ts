import { lookingAround } from './explained.js';
import { noWarnings } from './warning.state.js';

const warning = {
  ruleSetId: 'release',
  version: 1,
  number: 1,
  stage: 'raised',
  level: 'yellow',
  byHand: false,
} as const;
const part = { rule: 'S.A', level: 'yellow', weight: 1, observed: 2, threshold: 1 } as const;
const scored = { ruleSetId: 'rs_1', version: 1, score: 1 } as const;

describe('what looks around a client', () => {
  it('is explained apart: the warnings and scores that rest on industry, region or economy', () => {
    const all = {
      ...noWarnings,
      byRule: {
        'EW-01': { ...warning, watch: 'daysPastDue' },
        'EW-08': { ...warning, watch: 'industrySignalPoints' },
        'HAND-1': { ...warning, byHand: true },
      },
      scores: {
        OWN: { ...scored, parts: [{ ...part, watch: 'daysPastDue' }] },
        WIDE: { ...scored, parts: [{ ...part, watch: 'industrySignalPoints' }] },
      },
    } as const;
    const { byRule, scores } = lookingAround(all);
    expect(Object.keys(byRule)).toEqual(['EW-08']);
    expect(Object.keys(scores)).toEqual(['WIDE']);
  });
});
