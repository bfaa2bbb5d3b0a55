// What the benchmarks ask of a callers' process, and what it answers.
import { z } from 'zod';
import { PHRASES, type Phrase } from './phrases.ts';

const phraseSchema = z.enum(Object.keys(PHRASES) as [Phrase, ...Phrase[]]);
const at = { call: z.string() };

export const requestSchema = z.discriminatedUnion('do', [
  /** Joins, and waits until the greeting has been heard to its end. */
  z.object({ do: z.literal('join'), ...at, url: z.string(), token: z.string() }),
  /** Says a phrase and hears the answer of an agent's model to its end. */
  z.object({ do: z.literal('turn'), ...at, phrase: phraseSchema }),
  /** Has the agent talk at length and stops it. */
  z.object({ do: z.literal('interrupt'), ...at }),
  z.object({ do: z.literal('leave'), ...at }),
]);
export type CallerRequest = z.infer<typeof requestSchema>;

const said = z.object({ from: z.number(), to: z.number() });
const stretch = z.object({ pitch: z.enum(['low', 'high']), from: z.number(), to: z.number() });

/** All times in epoch milliseconds with fractions. */
export const turnSchema = z.object({
  said,
  /** Everything heard from the end of the phrase to the end of the answer. */
  heard: z.array(stretch),
  /** For an interruption: the agent's sound that was stopped. */
  stopped: stretch.nullable(),
});
export type Turn = z.infer<typeof turnSchema>;

export const answerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), id: z.number(), turn: turnSchema.nullable() }),
  z.object({ ok: z.literal(false), id: z.number(), error: z.string() }),
]);
export type CallerAnswer = z.infer<typeof answerSchema>;

export const envelopeSchema = z.object({ id: z.number(), request: requestSchema });
