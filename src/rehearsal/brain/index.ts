// The rehearsal brain: a deterministic stand-in for the language model, for calls without keys and for tests.
export { createBrain } from './brain-llm.ts';
export { think } from './think.ts';
export type { BrainAnswer, BrainRequest, BrainTool, HistoryItem, WantedCall } from './request.ts';
