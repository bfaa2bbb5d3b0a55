// What the console shows of a call. Three ways: for people, only the words, and JSON for programs.
import type { CallSummary } from '../../call/create-call.ts';
import type { CallEvent } from '../../domain/call-event.ts';

export interface ConsoleView {
  /** A caller's turn, as read. `typed` is already on the screen. */
  caller(text: string, typed: boolean): void;
  words(words: { agent: string; text: string }): void;
  event(event: CallEvent): void;
  /** The turn is over: nothing more comes unasked. */
  rest(): void;
  summary(summary: CallSummary): void;
}

export type Write = (text: string) => void;
