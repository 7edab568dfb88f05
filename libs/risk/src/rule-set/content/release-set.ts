import type { Day } from '#kernel';
import { earlyWarningOn } from '../../early-warning/early-warning.rules.js';
import { releaseSetId } from '../../judging/judge.js';
import type { JudgingSet } from './rule-set-content.js';

const remembered = new Map<string, JudgingSet>();

/**
 * The rules of the release as the first set of every bank: those in force on a day. Each warns
 * alone; what they come to is not judged as a whole.
 */
export function releaseSetOn(day: Day): JudgingSet {
  const inForce = earlyWarningOn(day);
  const key = inForce.map(({ id, version }) => `${id}@${version}`).join();
  let set = remembered.get(key);
  if (set === undefined) {
    set = {
      ruleSetId: releaseSetId,
      version: Math.max(0, ...inForce.map(({ version }) => version)),
      code: 'RELEASE',
      title: { en: 'Rules of the release', zh: '系统内置规则' },
      purpose: 'act',
      scope: {},
      rules: inForce.map((rule) => ({
        id: rule.id,
        label: rule.label,
        watch: rule.watch,
        when: rule.when,
        enters: rule.enters,
        ...(rule.leaves === undefined ? {} : { leaves: rule.leaves }),
        weight: rule.weight,
        alone: true,
        signal: rule.signal,
        owner: rule.owner,
        playbook: rule.playbook,
        source: rule.source,
      })),
      enters: {},
      leaves: {},
    };
    remembered.set(key, set);
  }
  return set;
}
