// One dim line for each thing that happens beside the words.
import { agentWords } from '../../domain/agent-title.ts';
import type { CallEvent } from '../../domain/call-event.ts';

/** States that a line of their own, or the words, tell already. */
const SHOWN_OTHERWISE = new Set(['verifying', 'routing', 'transferring', 'serving', 'lockedOut', 'ended']);
const ORDINARY_LINES = /^(?:greeting|goodbye$|recording_)/;

/** Undefined for what the words or another line show already. */
export function eventLine({ type, data }: CallEvent): string | undefined {
  switch (type) {
    case 'tool.succeeded':
      return `⚙ ${data.tool} … ${data.ms} ms`;
    case 'tool.failed':
      return `⚙ ${data.tool} … ${data.code}, ${data.ms} ms`;
    case 'transfer.queued':
      return `↪ ${agentWords(data.to)} comes next (${data.reason})`;
    case 'transfer.refused':
      return `↪ ${agentWords(data.to)} refused: ${data.why}`;
    case 'transfer.withdrawn':
      return `↩ the caller stays with ${agentWords(data.from)}`;
    case 'handoff.entered':
      return `↪ ${agentWords(data.from)} → ${agentWords(data.to)} (${data.reason})`;
    case 'handoff.failed':
      return `↪ ${agentWords(data.to)} did not take over: ${data.why}`;
    case 'verification.passed':
      return '✓ verified';
    case 'verification.failed':
      return `✗ not verified, attempt ${data.attempts}`;
    case 'verification.locked':
      return `✗ verification locked until ${new Date(data.until).toLocaleString('en-US')}`;
    case 'state.changed':
      return SHOWN_OTHERWISE.has(data.to) ? undefined : `· ${data.to}`;
    case 'escalation.signalled':
      return `! reason to bring in a person: ${data.reason}`;
    case 'human.queued':
      return `☎ ticket ${data.ticketId} for a person`;
    case 'human.tried':
      return `☎ ${data.person} (${data.via}) …`;
    case 'human.answered':
      return `☎ ${data.person} (${data.via}): ${data.outcome.replaceAll('_', ' ')}`;
    case 'human.joined':
      return `☎ ${data.person} talks with the caller`;
    case 'human.unreached':
      return data.callback ? '☎ nobody came: a callback is due' : '☎ nobody came: the ticket stays';
    case 'human.left':
      return `☎ ${data.person} has left (${data.how.replaceAll('_', ' ')})`;
    case 'consent.answered':
      return data.given === null ? undefined : `· ${data.kind}: ${data.given ? 'yes' : 'no'}`;
    case 'caller.silent':
      return `· silent for ${data.seconds} s`;
    case 'line.said':
      return ORDINARY_LINES.test(data.line) ? undefined : `· stock line: ${data.line}`;
    case 'speech.changed':
      return `! ${data.component}: ${data.state} (${data.provider}), the line is ${data.mode}`;
    case 'caller.left':
      return `· the caller is gone; waiting ${data.waitSeconds} s`;
    case 'error':
      return `! ${data.source}: ${data.message}`;
    default:
      return undefined;
  }
}
