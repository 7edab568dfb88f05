// Runs every check, then every spec; ends with `N passed, N failed`. A failed check counts as one.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const report = join(root, 'node_modules', '.cache', 'jest-report.json');
const checks = ['build', 'format', 'lint', 'types', 'docs:check'];

/** Runs one npm script, its output going straight to the terminal; says whether it succeeded. */
function run(script, ...options) {
  console.log(`\n== ${script}`);
  const began = performance.now();
  const { status } = spawnSync('npm', ['run', '--silent', script, '--', ...options], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const seconds = ((performance.now() - began) / 1_000).toFixed(0);
  console.log(`== ${script}: ${status === 0 ? 'passed' : 'FAILED'} (${seconds} s)`);
  return status === 0;
}

/** Runs the specs. A file that does not even load, or a run without a report, is a failure too. */
function runSpecs() {
  rmSync(report, { force: true });
  // What a spec forgets to close must not keep the whole run from ending.
  const succeeded = run('jest', '--forceExit', '--json', `--outputFile=${report}`);
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'));
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    return { passed: result.numPassedTests, failed: succeeded ? failed : Math.max(failed, 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const failedChecks = checks.filter((check) => !run(check));
const specs = runSpecs();
const failed = specs.failed + failedChecks.length;
if (failedChecks.length > 0) console.log(`\nfailed checks: ${failedChecks.join(', ')}`);
console.log(`\n${specs.passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
