export { demoStory, firstStreamOfDemo } from './demo/chapters.js';
export * from './demo/story-run.js';
export * from './import-run.js';
export { readSba, surveySba } from './sba/sba-file.js';
