import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { files } from './product.js';

interface Rules {
  readonly groups: readonly {
    readonly rules: readonly {
      readonly alert: string;
      readonly expr: string;
      readonly labels: Readonly<Record<string, string>>;
      readonly annotations: Readonly<Record<string, string>>;
    }[];
  }[];
}

const { groups } = parse(readFileSync('docs/guides/alerts.yml', 'utf8')) as Rules;
const rules = groups.flatMap((group) => group.rules);
const sources = files(/(?<!\.spec)\.ts$/).map((file) => readFileSync(file, 'utf8'));

/** The name a metric is registered by: a histogram is read by names of its own. */
const registered = (metric: string) => metric.replace(/_(count|sum|bucket)$/, '');

describe('the alert rules', () => {
  it.each(rules.map((rule) => [rule.alert, rule] as const))(
    '%s asks for metrics that exist, and says so in both languages',
    (_, { expr, labels, annotations }) => {
      const metrics = expr.match(/rapport_\w+/g) ?? [];
      const unknown = metrics.filter(
        (metric) => !sources.some((text) => text.includes(`name: '${registered(metric)}'`)),
      );
      expect(metrics.length).toBeGreaterThan(0);
      expect(unknown).toEqual([]);
      expect(['warning', 'critical']).toContain(labels['severity']);
      expect(annotations['summary']).toMatch(/\.$/);
      expect(annotations['summary_zh']).toMatch(/\p{Script=Han}/u);
    },
  );

  it('have names of their own', () =>
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length));
});
