import 'reflect-metadata';
import { run } from '../../run.js';
import { service } from '../../service.js';

await run(() => service('worker'));
