#!/usr/bin/env node
// `npx nest build` and `npx nest start [PROJECT]`, for the projects of nest-cli.json. The build is
// that of `npm run build`; @nestjs/cli itself stays out (docs/adr/0025-npx-nest-is-our-own-build.md).
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../build.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const { projects, entryFile } = JSON.parse(readFileSync(join(root, 'nest-cli.json'), 'utf8'));
const names = Object.keys(projects);

const usage = `usage: nest build [PROJECT]
       nest start [PROJECT] [--watch]

PROJECT is one of ${names.join(', ')}; start runs ${names[0]} by default.
`;

function refuse(text) {
  process.stderr.write(`nest: ${text}\n${usage}`);
  process.exit(2);
}

/** Runs a project until it ends; with --watch, again after every change of what it has loaded. */
function start(project, watch) {
  const { sourceRoot, entryFile: entry = entryFile } = projects[project];
  const program = join(root, 'dist', sourceRoot, `${entry}.js`);
  const child = spawn(process.execPath, [...(watch ? ['--watch'] : []), program], {
    stdio: 'inherit',
  });
  // A terminal sends Ctrl-C to both; a second one would cut the orderly stop short.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.once('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

const [command, ...rest] = process.argv.slice(2);
const flags = rest.filter((argument) => argument.startsWith('-'));
const [project = names[0], ...excess] = rest.filter((argument) => !argument.startsWith('-'));
const watch = flags.some((flag) => flag === '--watch' || flag === '-w');

if (command === undefined || ['help', '-h', '--help'].includes(command)) {
  process.stdout.write(usage);
} else if (command !== 'build' && command !== 'start') {
  refuse(`no command "${command}"`);
} else if (flags.some((flag) => !['--watch', '-w'].includes(flag)) || excess.length > 0) {
  refuse(`cannot read "${rest.join(' ')}"`);
} else if (!names.includes(project)) {
  refuse(`no project "${project}"`);
} else {
  console.log(`${await build()} files compiled`);
  if (command === 'start') start(project, watch);
}
