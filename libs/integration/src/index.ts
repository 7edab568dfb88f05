export * from './import-run.js';
export { readSba, surveySba } from './sba/sba-file.js';
