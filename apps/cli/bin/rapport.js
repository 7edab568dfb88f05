#!/usr/bin/env node
// Brings dist/ up to date where the sources are newer, then runs the command.
import { buildConsole } from '../../../scripts/build-console.js';
import { build } from '../../../scripts/build.js';

await build();
// Where only what runs is installed, the console was built before.
if (process.argv[2] === 'start' || process.argv[2] === 'api') await buildConsole();
const { main } = await import('../../../dist/apps/cli/src/main.js');
await main(process.argv.slice(2));
