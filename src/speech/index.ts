// The only door to speech: what hears, thinks and speaks for a company.
export { createSpeech, type Speech, type SpeechOptions } from './create-speech.ts';
export type { CallSpeech } from './call-speech.ts';
export { quietLiveKit } from './livekit-log.ts';
export type { Health } from './health.ts';
export type { PlannedProvider, SpeechPlan } from './speech-plan.ts';
export { createStockAudio, type StockAudio, type StockLine } from './stock-audio.ts';
export { unserved, type Finding } from './check-speech.ts';
export { isCutAtLimit } from './chat-wire/answer-reader.ts';
export type { FailureKind } from './failure-words.ts';
export { modelFailure, type ModelFailure } from './model-failure.ts';
