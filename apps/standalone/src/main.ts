import 'reflect-metadata';
import { run } from '../../run.js';
import { start } from './start.js';

await run(() => start());
