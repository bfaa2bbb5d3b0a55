// How a call is heard and spoken: what a channel with sound brings along. In text there is none of it.
import type { AudioFrame } from '@livekit/rtc-node';
import type { stt, tts, VAD, voice } from '@livekit/agents';
import type { SpeechComponent, SpeechState } from '../domain/call-event.ts';
import type { CallData } from './call-agent.ts';
import type { CallerAudio } from './caller-audio.ts';

export type Session = voice.AgentSession<CallData>;
/** As AgentSession takes it. */
export type TurnDetection = NonNullable<
  NonNullable<voice.AgentSessionOptions['turnHandling']>['turnDetection']
>;

export interface SpeechHealth {
  component: SpeechComponent;
  state: SpeechState;
  provider: string;
}

export interface CallVoice {
  stt: stt.STT;
  vad: VAD;
  /** Who decides that the caller has finished. */
  turnDetection: TurnDetection;
  /** How often, and how long, a provider is tried. */
  connOptions: NonNullable<voice.AgentSessionOptions['connOptions']>;
  /** The agent's voice; the same object for agents that share one. */
  tts(agent: string): tts.TTS;
  /** The agent will speak soon: opens what its voice needs. */
  prewarm(agent: string): void;
  /** A stock line made beforehand in that agent's voice; null when there is none yet. */
  stock(agent: string, text: string): readonly AudioFrame[] | null;
  /** The recogniser may have gone deaf: connects it again. */
  reconnectEar(): void;
  /** Tells when a provider starts or stops failing. */
  onHealth(listener: (health: SpeechHealth) => void): () => void;
  /** What the caller hears. */
  audio: CallerAudio;
  /** Connects the session's sound: it runs, and nothing has been said yet. */
  connect(session: Session): void;
}
