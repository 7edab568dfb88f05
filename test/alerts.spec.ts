import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { files } from './product.js';

interface Dashboard {
  readonly panels: readonly {
    readonly title: string;
    readonly description: string;
    readonly targets: readonly { readonly expr: string }[];
  }[];
}

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

/** The metrics of an expression that nothing registers. */
const unknownIn = (expr: string): readonly string[] =>
  (expr.match(/rapport_\w+/g) ?? []).filter(
    (metric) => !sources.some((text) => text.includes(`name: '${registered(metric)}'`)),
  );

/** The metrics that we register. */
const ours = new Set(
  sources.flatMap((text) => text.match(/(?<=name: ')rapport_\w+_\w+(?=')/g) ?? []),
);

describe('the guide to metrics', () => {
  it('tells what each of ours means, and of no other', () => {
    const guide = readFileSync('docs/guides/metrics.md', 'utf8');
    const told = guide.match(/(?<=^\| `)rapport_\w+(?=`)/gm) ?? [];
    expect(told.sort()).toEqual([...ours].sort());
  });
});

describe('the dashboard', () => {
  const { panels } = JSON.parse(readFileSync('docs/guides/dashboard.json', 'utf8')) as Dashboard;
  const shown = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

  it('shows metrics that exist, in panels named in both languages', () => {
    expect(shown.flatMap(unknownIn)).toEqual([]);
    for (const { title, description } of panels) {
      expect(title).not.toBe('');
      expect(description).toMatch(/\p{Script=Han}/u);
    }
  });

  it('leaves no metric of ours out', () => {
    const asked = shown.flatMap((expr) => expr.match(/rapport_\w+/g) ?? []).map(registered);
    const left = [...ours].filter((metric) => !asked.includes(metric));
    expect(left.sort()).toEqual(['rapport_view_batch_events', 'rapport_view_position']);
  });
});

describe('the alert rules', () => {
  it.each(rules.map((rule) => [rule.alert, rule] as const))(
    '%s asks for metrics that exist, and says so in both languages',
    (_, { expr, labels, annotations }) => {
      const metrics = expr.match(/rapport_\w+/g) ?? [];
      expect(metrics.length).toBeGreaterThan(0);
      expect(unknownIn(expr)).toEqual([]);
      expect(['warning', 'critical']).toContain(labels['severity']);
      expect(annotations['summary']).toMatch(/\.$/);
      expect(annotations['summary_zh']).toMatch(/\p{Script=Han}/u);
    },
  );

  it('have names of their own', () =>
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length));
});

/** The tool of Prometheus that tries rules; nothing where this machine has none. */
const promtool = [
  process.env['PROMTOOL'] ?? '',
  '/usr/bin/promtool',
  '/usr/local/bin/promtool',
].find((path) => path !== '' && existsSync(path));

(promtool === undefined ? describe.skip : describe)(
  'the alert rules in Prometheus (skipped where there is no promtool)',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'rapport-alerts-'));
    afterAll(() => {
      rmSync(folder, { recursive: true, force: true });
    });

    it.each([[['check', 'rules', 'alerts.yml']], [['test', 'rules', 'alerts.promtool.yml']]])(
      'pass %j',
      (args) => {
        copyFileSync('docs/guides/alerts.yml', join(folder, 'alerts.yml'));
        copyFileSync('test/alerts.promtool.yml', join(folder, 'alerts.promtool.yml'));
        const ran = spawnSync(promtool ?? '', args, { cwd: folder, encoding: 'utf8' });
        expect(`${ran.stdout}${ran.stderr}`).toContain('SUCCESS');
        expect(ran.status).toBe(0);
      },
    );
  },
);
