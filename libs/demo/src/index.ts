export { demoStory, firstStreamOfDemo } from './chapters.js';
export * from './story-run.js';
