// What a recorded caller was told and asked before anything else. It hangs on the state of their number, so the number
// that replaces it is of the same state.
import { fictionalNumberIn, isUsState } from '../../understand/index.ts';
import type { TranscriptInput } from '../transcript-format.ts';
import { dataOf, type LogEvent } from './log-events.ts';
import { CALLER_NUMBER } from './pseudonyms.ts';

/** In the plan of the United States, and in none of them. */
const OF_NO_STATE = '+17875550123';

export function callerNumberOf(log: readonly LogEvent[]): string {
  const [consent] = dataOf(log, 'consent.answered');
  if (!consent) return CALLER_NUMBER;
  const { state } = consent;
  return state !== null && isUsState(state) ? fictionalNumberIn(state) : OF_NO_STATE;
}

/** Nothing where no recording was spoken of: then the company's own settings will do. */
export function disclosuresOf(log: readonly LogEvent[]): Pick<TranscriptInput, 'settings'> {
  const lines = dataOf(log, 'line.said').map(({ line }) => line);
  const asked = lines.includes('recording_question');
  if (!asked && !lines.includes('recording_notice')) return {};
  const ai = dataOf(log, 'consent.answered').some(({ kind }) => kind === 'ai') ? 'always' : 'never';
  const disclosures = { ai, recording: { sound: true, ...(asked && { ask: 'always' as const }) } } as const;
  return { settings: { disclosures } };
}
