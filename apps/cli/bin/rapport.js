#!/usr/bin/env node
// Brings dist/ up to date where the sources are newer, then runs the command.
import { build } from '../../../scripts/build.js';

await build();
const { main } = await import('../../../dist/apps/cli/src/main.js');
await main(process.argv.slice(2));
