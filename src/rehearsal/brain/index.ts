// The brain's door: the language model that it makes, and the pure function behind it.
export { createBrain } from '../create-brain.ts';
export { think } from './think.ts';
export type { BrainAnswer, BrainRequest, BrainTool, HistoryItem, WantedCall } from './request.ts';
