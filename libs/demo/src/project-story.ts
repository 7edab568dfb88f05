import type { DomainCommand, Money } from '#kernel';
import type { Step } from './story.js';
import { whole } from './story.js';

/** The wind farm of the demo. */
export const projectId = 'pj_demo.wind';

/** So many million yuan. */
export const millions = (amount: number): Money => whole(amount * 1_000_000);

/** Adds a step to the story of the project. */
export type Then = (command: DomainCommand, by?: Step['by']) => void;
