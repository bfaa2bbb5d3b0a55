// One line for each thing that happens beside the words and that a listener would want to know.
import type { CallEvent } from '../../../src/domain/call-event.ts';
import { agentTitle } from '../parts/format.ts';
import {
  answeredText,
  consentText,
  joinedText,
  keyedText,
  leftText,
  queuedText,
  recordingText,
  triedText,
  unreachedText,
  waitingText,
} from './people-notes.ts';

export interface Note {
  tone: 'good' | 'bad' | 'plain';
  text: string;
}

/** Undefined for what is shown elsewhere on the page. */
export function noteOf({ type, data }: CallEvent): Note | undefined {
  switch (type) {
    case 'verification.passed':
      return good('Caller verified');
    case 'verification.failed':
      return bad(
        `Not verified: ${data.cause === 'silence' ? 'no answer' : 'no match'}, attempt ${data.attempts}`,
      );
    case 'verification.locked':
      return bad('Verification is locked on this line');
    case 'transfer.queued':
      return plain(`${agentTitle(data.to)} comes next: ${data.reason}`);
    case 'transfer.refused':
      return bad(`Transfer to ${agentTitle(data.to)} refused: ${data.why}`);
    case 'transfer.withdrawn':
      return plain(`The caller stays with ${agentTitle(data.from)}`);
    case 'handoff.failed':
      return bad(`${agentTitle(data.to)} did not take over: ${data.why}`);
    case 'escalation.signalled':
      return plain(`Reason to bring in a person: ${data.reason || data.trigger.replaceAll('_', ' ')}`);
    case 'human.queued':
      return plain(queuedText(data));
    case 'human.waiting':
      return plain(waitingText(data));
    case 'human.tried':
      return plain(triedText(data));
    case 'human.answered':
      return plain(answeredText(data));
    case 'human.joined':
      return good(joinedText(data));
    case 'human.unreached':
      return plain(unreachedText(data));
    case 'human.left':
      return data.how === 'lost' ? bad(leftText(data)) : plain(leftText(data));
    case 'caller.keyed':
      return plain(keyedText(data));
    case 'consent.answered':
      return plain(consentText(data));
    case 'recording.changed':
      return plain(recordingText(data));
    case 'caller.silent':
      return plain(`Silence for ${data.seconds} s`);
    case 'caller.interrupted':
      return data.stopped ? undefined : plain(`Heard over the agent, who went on: “${data.text}”`);
    case 'caller.left':
      return plain(`The caller is gone; the call waits ${data.waitSeconds} s`);
    case 'caller.returned':
      return plain('The caller is back');
    case 'connection.poor':
      return plain("The caller's connection is poor");
    case 'speech.changed':
      return speechNote(data);
    case 'error':
      return bad(`${data.source}: ${data.message}`);
    case 'call.ended':
      return plain(`Call ended: ${ENDINGS[data.reason] ?? data.reason.replaceAll('_', ' ')}`);
    default:
      return undefined;
  }
}

const ENDINGS: Readonly<Record<string, string>> = {
  agent_ended: 'the agent said goodbye',
  caller_hung_up: 'the caller hung up',
  person_ended: 'a person has finished it',
  shutdown: 'the line was stopped',
  error: 'nobody could speak any more',
};

const COMPONENTS = { stt: 'Speech recognition', llm: 'The language model', tts: 'The voice' };

function speechNote({
  component,
  state,
  provider,
}: Extract<CallEvent, { type: 'speech.changed' }>['data']): Note {
  const what = COMPONENTS[component];
  switch (state) {
    case 'ok':
      return good(`${what} works again (${provider})`);
    case 'fallback':
      return plain(`${what} has fallen back to ${provider}`);
    case 'down':
      return bad(`${what} is out of order`);
  }
}

const good = (text: string): Note => ({ tone: 'good', text });
const bad = (text: string): Note => ({ tone: 'bad', text });
const plain = (text: string): Note => ({ tone: 'plain', text });
