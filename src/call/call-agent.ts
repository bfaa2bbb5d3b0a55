// An agent in a session. It may speak only from when the coordinator has taken it in until the next one comes.
import { llm, voice, type tts } from '@livekit/agents';
import { ReadableStream, TransformStream } from 'node:stream/web';
import type { ModelChunk } from './model/model-chunk.ts';
import type { Moment } from './moment.ts';

/** The part of a call that its agents see. */
export interface AgentHost {
  /** Whether this agent, and no other, speaks for the company now. */
  isOnDuty(agent: CallAgent): boolean;
  /** Called when LiveKit has started the agent: the commit of the handoff, and then the agent's first words. */
  agentEnters(agent: CallAgent): Promise<void>;
  /** What this agent's model answers to a request, as far as the caller may hear it and the call may do it. */
  answer(agent: CallAgent, request: ModelAsked): ReadableStream<ModelChunk>;
  /** Words on their way to the caller, from a model or a stock line. */
  heard(agent: CallAgent, words: string): void;
  /** A spoken turn is complete; typed ones come another way. Returns whether the model is to answer it. */
  callerTurnCompleted(message: llm.ChatMessage): boolean;
}

/** What LiveKit asks an agent's model with. */
export interface ModelAsked {
  chatCtx: llm.ChatContext;
  toolCtx: llm.ToolContext;
  toolChoice: voice.ModelSettings['toolChoice'];
}

type Words = Parameters<voice.Agent['transcriptionNode']>[0];

export interface CallAgentOptions {
  name: string;
  epoch: number;
  instructions: string;
  tools: llm.ToolContextLike<CallData>;
  moment: Moment;
  host: AgentHost;
  /** Its voice, where it is heard. */
  tts?: tts.TTS | undefined;
}

/** LiveKit's user data for our sessions: nothing. What a call knows is in its coordinator. */
export type CallData = Record<string, never>;

export class CallAgent extends voice.Agent<CallData> {
  readonly name: string;
  readonly epoch: number;
  readonly #host: AgentHost;
  /** Why it was brought in; from the caller's next turn on it just answers. */
  moment: Moment;

  constructor({ name, epoch, instructions, tools, moment, host, tts: ownVoice }: CallAgentOptions) {
    super({ id: name, instructions, tools, ...(ownVoice ? { tts: ownVoice } : {}) });
    this.name = name;
    this.epoch = epoch;
    this.moment = moment;
    this.#host = host;
  }

  override async onEnter(): Promise<void> {
    await this.#host.agentEnters(this);
  }

  override async onUserTurnCompleted(_chatCtx: llm.ChatContext, message: llm.ChatMessage): Promise<void> {
    if (!this.#host.callerTurnCompleted(message)) throw new voice.StopResponse();
  }

  /**
   * An agent that is handing over, or came too late, is not asked: its words would come after its time. It answers
   * with an empty stream, since LiveKit 1.9.0 waits for ever for the tool calls of a node that returns null.
   */
  override async llmNode(
    chatCtx: llm.ChatContext,
    toolCtx: llm.ToolContext,
    settings: voice.ModelSettings,
  ): Promise<ReadableStream<ModelChunk> | null> {
    if (!this.#host.isOnDuty(this)) return ReadableStream.from<ModelChunk>([]);
    return this.#host.answer(this, { chatCtx, toolCtx, toolChoice: settings.toolChoice });
  }

  override async transcriptionNode(
    text: Words,
    settings: voice.ModelSettings,
  ): Promise<ReadableStream<string | voice.TimedString> | null> {
    const words = await voice.Agent.default.transcriptionNode(this, text, settings);
    const pass = new TransformStream<string | voice.TimedString, string | voice.TimedString>({
      transform: (chunk, controller) => {
        this.#host.heard(this, typeof chunk === 'string' ? chunk : chunk.text);
        controller.enqueue(chunk);
      },
    });
    return words && words.pipeThrough(pass);
  }
}
