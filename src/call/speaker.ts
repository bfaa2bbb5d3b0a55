// How a call is spoken: model replies and stock lines, each counted as under way until it has been heard.
import type { llm, voice } from '@livekit/agents';
import type { CallData } from './call-agent.ts';
import type { CallLog } from './call-log.ts';
import type { InFlight } from './in-flight.ts';
import type { Lines } from './lines.ts';

export interface SpeakerDeps {
  session: voice.AgentSession<CallData>;
  lines: Lines;
  log: CallLog;
  inFlight: InFlight;
}

export class Speaker {
  readonly #deps: SpeakerDeps;

  constructor(deps: SpeakerDeps) {
    this.#deps = deps;
  }

  /** Asks the active agent's model to speak, in answer to a turn or on its own. */
  reply(userInput?: llm.ChatMessage): void {
    const { session, inFlight } = this.#deps;
    inFlight.track(session.generateReply(userInput ? { userInput } : {}).waitForPlayout());
  }

  /** Says a stock line, chosen by its key in lines.yaml. */
  line(key: string): void {
    const { session, lines, log, inFlight } = this.#deps;
    const text = lines.say(key);
    log.add('line.said', { line: key, text });
    inFlight.track(session.say(text).waitForPlayout());
  }
}
