// LiveKit's session as a call uses it: how it is set up and how it is closed.
import { voice, type llm } from '@livekit/agents';
import type { CallData } from './call-agent.ts';
import type { CallVoice, Session } from './call-voice.ts';

export interface SessionOptions {
  llm: llm.LLM;
  /** Most requests in a row that end in tool calls before the model has to speak. */
  toolSteps: number;
  sessionTools?: llm.ToolContextLike<CallData> | undefined;
  voice?: CallVoice | undefined;
  /** Wait for words after speech that brought none, in milliseconds. */
  unheardAfterMs: number;
}

/** A session for one call; the model and the tools of a turn are the agents'. */
export function createSession({
  toolSteps,
  llm: model,
  sessionTools,
  voice: sound,
  unheardAfterMs,
}: SessionOptions): Session {
  return new voice.AgentSession<CallData>({
    llm: model,
    userData: {},
    // LiveKit counts from the second one on.
    maxToolSteps: toolSteps - 1,
    userAwayTimeout: null,
    ...(sound ? spoken(sound, unheardAfterMs) : TYPED),
    // The call decides when it ends; the session must not close under it.
    connOptions: { ...sound?.connOptions, maxUnrecoverableErrors: Number.MAX_SAFE_INTEGER },
    ...(sessionTools ? { tools: sessionTools } : {}),
  });
}

const TYPED: voice.AgentSessionOptions<CallData> = { vad: null, turnHandling: { turnDetection: 'manual' } };

/** Speech before the agent is held, in milliseconds: one window more than the detector wants before it says so. */
const HOLD_AFTER = 32;
/** Silence after which an agent that was held for nothing goes on, in milliseconds. */
const GO_ON_AFTER = 400;
/** Silence that ends a turn where nothing but silence tells, in milliseconds. */
export const TURN_SILENCE = 400;

function spoken(
  { stt, vad, turnDetection }: CallVoice,
  unheardAfterMs: number,
): voice.AgentSessionOptions<CallData> {
  return {
    ...{ stt, vad },
    transcriptionTimeout: unheardAfterMs,
    turnHandling: {
      turnDetection,
      ...(typeof turnDetection === 'string' && { endpointing: { minDelay: TURN_SILENCE } }),
      interruption: {
        // The other mode asks LiveKit's cloud.
        mode: 'vad',
        minDuration: HOLD_AFTER,
        falseInterruptionTimeout: GO_ON_AFTER,
        // What the caller says over a farewell is kept for the agent that comes.
        discardAudioIfUninterruptible: false,
      },
    },
    useTtsAlignedTranscript: true,
    // Browsers and telephones cancel their own echo; a caller may speak up at once.
    aecWarmupDuration: null,
  };
}

/**
 * LiveKit 1.9.0 gives a last transcript half a second to arrive before it closes, except after an error. Where no
 * audio comes in there is none to wait for.
 */
export async function closeSession(session: Session): Promise<void> {
  if (!session.input.audio) session.shutdown({ drain: false, reason: voice.CloseReason.ERROR });
  await session.close();
}
