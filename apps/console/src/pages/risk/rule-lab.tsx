import { Link } from '@tanstack/react-router';
import { usePageFilters } from '../../day.js';
import type { Labels } from '../../labels.js';
import { useSpeech } from '../../language.js';
import { Action } from '../../parts/forms/actions.js';
import { FilterBar } from '../../parts/forms/filter-bar.js';
import { ListOf } from '../../parts/lists/list-of.js';
import { Part, Rows } from '../../parts/lists/rows.js';
import type { Row } from '../../parts/lists/list-of.js';
import { useThing } from '../../parts/thing.js';

/** The rule sets of the bank, and the rules that the release brings. */
export function RuleLabPage() {
  const { say, named } = useSpeech();
  const filters = usePageFilters();
  return (
    <>
      <h2>{say('ruleLab')}</h2>
      <Action path="/rule-sets" title={say('draftRules')} />
      <Part title={say('ownRuleSets')}>
        <FilterBar path="/rule-sets" />
        <ListOf
          path="/rule-sets"
          title={say('ownRuleSets')}
          parameters={filters}
          show={['code', 'title', 'purpose', 'version', 'stage', 'from']}
          cells={{
            code: (row) => (
              <Link to="/rules/$ruleSetId" params={{ ruleSetId: String(row['ruleSetId']) }}>
                {String(row['code'])}
              </Link>
            ),
            title: (row) => named((row['content'] as { readonly title: Labels }).title),
          }}
        />
      </Part>
      <ReleaseRules />
    </>
  );
}

function ReleaseRules() {
  const { say, named } = useSpeech();
  const { data } = useThing('/early-warning-rules', {});
  return (
    <Part title={say('releaseRules')}>
      <Rows
        title={say('releaseRules')}
        rows={(data?.['rules'] ?? []) as readonly Row[]}
        show={['id', 'version', 'label', 'signal', 'enters', 'leaves', 'weight', 'inForceFrom']}
        cells={{ label: (row) => named(row['label'] as Labels) }}
      />
    </Part>
  );
}
