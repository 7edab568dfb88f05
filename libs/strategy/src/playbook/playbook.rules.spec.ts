import { Taxonomy } from '../taxonomy/taxonomy.codes.js';
import { playbookSteps, stepsFor } from './playbook.rules.js';

const small = { industry: 'I', region: '61', size: 'small' } as const;
const idsOf = (taxonomy: Taxonomy, value: string, facts: object = small) =>
  stepsFor(taxonomy, value, facts, '2026-03-02').map(({ id }) => id);

describe('the playbook of a place', () => {
  it.each<[Taxonomy, string, readonly string[]]>([
    ['relationshipType', 'strategic', ['PB-strategic-1', 'PB-strategic-2']],
    ['relationshipType', 'growth', ['PB-growth-1', 'PB-growth-2', 'PB-growth-3']],
    ['relationshipType', 'stable', ['PB-stable-1']],
    ['relationshipType', 'risk', ['PB-risk-1', 'PB-risk-2']],
    ['relationshipType', 'churning', ['PB-churning-1', 'PB-churning-2']],
    ['marketingGroup', 'prime', ['PB-prime-1']],
    ['marketingGroup', 'potential', ['PB-potential-1']],
    ['serviceTier', 'key', ['PB-key-1', 'PB-key-2']],
    ['serviceTier', 'aboutToLeave', ['PB-leaving-1']],
    ['lifecycle', 'new', ['PB-new-1']],
    ['lifecycle', 'established', ['PB-established-1']],
    ['lifecycle', 'likelyToLeave', ['PB-likelyToLeave-1']],
    ['crmMode', 'passive', ['PB-passive-1']],
    ['crmMode', 'responsible', ['PB-responsible-1']],
    ['crmMode', 'basic', []],
  ])('%s %s has its steps', (taxonomy, value, ids) => expect(idsOf(taxonomy, value)).toEqual(ids));

  it('depends on industry and size', () => {
    expect(idsOf('relationshipType', 'growth', { ...small, industry: 'C' })).not.toContain(
      'PB-growth-3',
    );
    expect(idsOf('relationshipType', 'growth', { size: 'large' })).toEqual(['PB-growth-1']);
  });

  it('speaks of taxonomies that there are', () =>
    expect(playbookSteps.every(({ taxonomy }) => Taxonomy.includes(taxonomy))).toBe(true));
});
