// `npm test`: every check, then every spec. `npm run test:fast`: the checks beside the unit specs and
// one smoke journey. `npm test -- PATH …`: the specs of a file or folder, nothing else.
// Ends with `N passed, N failed`; a failed check counts as one.
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const report = join(root, 'node_modules', '.cache', 'jest-report.json');
const cacheOf = (tool) => join('node_modules', '.cache', `${tool}-fast`);
/** Specs that start servers, kill processes or fold a whole demo bank. */
const slow = String.raw`\.int\.spec\.ts$`;

const fast = process.argv.includes('--fast');
const paths = process.argv.slice(2).filter((argument) => argument !== '--fast');
const cached = (tool, ...more) =>
  fast ? ['--cache', '--cache-location', cacheOf(tool), ...more] : [];
const checks = [
  ['format', ...cached('prettier', '--cache-strategy', 'content')],
  ['types'],
  ['docs:check'],
  ['commits'],
  ['lint', ...cached('eslint', '--cache-strategy', 'content')],
];

/** Runs one npm script; resolves to whether it succeeded. Quiet ones print only when they end. */
function run([script, ...options], { quiet = false } = {}) {
  if (!quiet) console.log(`\n== ${script}`);
  const began = performance.now();
  const child = spawn('npm', ['run', '--silent', script, '--', ...options], {
    cwd: root,
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => (output += chunk.toString()));
  }
  return new Promise((resolve) => {
    child.once('close', (status) => {
      const seconds = ((performance.now() - began) / 1_000).toFixed(0);
      const passed = status === 0;
      if (quiet && !passed) console.log(output);
      console.log(`== ${script}: ${passed ? 'passed' : 'FAILED'} (${seconds} s)`);
      resolve(passed);
    });
  });
}

/** Runs the checks one after the other; resolves to the names of those that failed. */
async function runChecks(options) {
  const failed = [];
  for (const check of checks) if (!(await run(check, options))) failed.push(check[0]);
  return failed;
}

/** Runs the specs. A file that does not even load, or a run without a report, is a failure too. */
async function runSpecs(...options) {
  rmSync(report, { force: true });
  const succeeded = await run(['jest', '--json', `--outputFile=${report}`, ...options]);
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'));
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    return { passed: result.numPassedTests, failed: succeeded ? failed : Math.max(failed, 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

async function everything() {
  if (paths.length > 0) return [[], await runSpecs(...paths)];
  const built = await run(['build']);
  if (!built) return [['build'], { passed: 0, failed: 0 }];
  if (!fast) return [await runChecks(), await runSpecs()];
  return Promise.all([
    runChecks({ quiet: true }),
    runSpecs('--testPathIgnorePatterns', slow, '/node_modules/'),
  ]);
}

const [failedChecks, specs] = await everything();
const failed = specs.failed + failedChecks.length;
if (failedChecks.length > 0) console.log(`\nfailed checks: ${failedChecks.join(', ')}`);
console.log(`\n${specs.passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
