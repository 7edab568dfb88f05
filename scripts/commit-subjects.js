// `npm run commits`: the subject of every commit since the rule was made reads `area: what it does
// now`, in at most 72 characters. Looks at the commits that are there, so a shallow clone is enough.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Commits before this day were written without the rule. */
const firstDay = '2026-11-26';
const mostColumns = 72;
const form = /^[a-z][a-z0-9-]*: .{8,}$/;

/** What is wrong with a subject; nothing where it is well. */
export function complaintOf(subject) {
  const { length } = [...subject];
  if (length > mostColumns) return `${length} characters; ${mostColumns} at most`;
  return form.test(subject) ? undefined : 'must read `area: what it does now`';
}

function subjects() {
  const git = ['log', '--no-merges', `--since=${firstDay}T00:00:00Z`, '--format=%h %s'];
  try {
    const log = execFileSync('git', git, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return log.split('\n').filter((line) => line !== '');
  } catch {
    return undefined; // no clone: an archive of the sources
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = subjects();
  const wrong = (found ?? []).flatMap((line) => {
    const [hash = '', ...words] = line.split(' ');
    const complaint = complaintOf(words.join(' '));
    return complaint === undefined ? [] : [`${hash} ${words.join(' ')}\n  ${complaint}`];
  });
  if (wrong.length > 0) console.error(wrong.join('\n'));
  else if (found === undefined) console.log('no git clone here: subjects are not checked');
  else console.log(`the subjects of ${found.length} commits are in order`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
