export { demoStory, firstStreamOfDemo } from './chapters.js';
export { demoPeople, demoStaff } from './bank/organisation-steps.js';
export * from './story-run.js';
