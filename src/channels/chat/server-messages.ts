// What a caller's browser is told of the call's events. Arguments and results of tools stay on the server.
import type { CallEvent } from '../../domain/call-event.ts';
import type { Utterances } from '../utterances.ts';
import type { ServerMessage } from './protocol.ts';

export interface MessageContext {
  callId: string;
  utterances: Utterances;
  /** Keys of the stock lines that are fillers. */
  fillers: ReadonlySet<string>;
  /** Why the call ended, from `call.ended`. */
  endReason: string;
}

/** Undefined for events that are none of the caller's business. */
export function toServerMessage(event: CallEvent, context: MessageContext): ServerMessage | undefined {
  const { type, data } = event;
  switch (type) {
    case 'caller.said':
      return { type: 'said', turn: data.turn, text: data.text };
    case 'agent.said':
      return { type: 'final', ...context.utterances.complete(event) };
    case 'line.said':
      return context.fillers.has(data.line) ? { type: 'filler', line: data.line } : undefined;
    case 'tool.started':
      return { ...toolCall(data), status: 'started' };
    case 'tool.succeeded':
      return { ...toolCall(data), status: 'success', ms: data.ms };
    case 'tool.failed':
      return { ...toolCall(data), status: 'error', ms: data.ms, code: data.code };
    case 'transfer.requested':
      return { ...transfer(data), status: 'requested' };
    case 'transfer.queued':
      return { ...transfer(data), status: 'queued' };
    case 'transfer.refused':
      return { ...transfer(data), status: 'refused' };
    case 'transfer.withdrawn':
      return { ...transfer(data), status: 'withdrawn' };
    case 'handoff.entered':
      return { ...transfer(data), status: 'entered', ms: data.msToEntered };
    case 'handoff.failed':
      return { ...transfer(data), status: 'failed' };
    case 'state.changed':
      return { type: 'state', state: data.to };
    case 'error':
      return {
        type: 'error',
        code: 'service_unavailable',
        message: 'Something on our side failed; the call goes on.',
      };
    case 'call.summarised': {
      const { costMicros, ...summary } = data;
      const { callId, endReason: reason } = context;
      return { type: 'summary', callId, reason, costUsd: costMicros / 1e6, ...summary };
    }
    // Whatever is new is not the caller's business until somebody says so.
    default:
      return undefined;
  }
}

function toolCall({ agent, tool, toolCallId }: { agent: string; tool: string; toolCallId: string }) {
  return { type: 'tool_call' as const, id: toolCallId, agent, tool };
}

function transfer({ from, to }: { from: string; to: string }) {
  return { type: 'transfer' as const, from, to };
}
