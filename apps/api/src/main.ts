import 'reflect-metadata';
import { service } from '../../cli/src/service.js';

process.exitCode = await service('api');
