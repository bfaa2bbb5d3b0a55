// Who said what, as it comes: utterances, fillers, and a line for what a listener would want to know in between.
import type { CallEvent } from '../../../src/domain/call-event.ts';
import type { Conversation, Entry } from './call-view.ts';
import { noteOf } from './notes.ts';

type NewEntry<E = Entry> = E extends Entry ? Omit<E, 'id' | 'at'> : never;

export function conversationAfter(conversation: Conversation, event: CallEvent): Conversation {
  const { type, data } = event;
  const add = (entry: NewEntry) => ({
    ...conversation,
    entries: [...conversation.entries, { id: event.seq, at: event.at, ...entry }],
  });
  switch (type) {
    case 'caller.said': {
      const { speaking } = conversation;
      return {
        ...add({ kind: 'caller', ...data }),
        hearing: null,
        openTurn: data.turn,
        speaking: speaking && { ...speaking, stale: true },
      };
    }
    case 'agent.said': {
      const { speaking } = conversation;
      const own = speaking?.agent === data.agent ? speaking : null;
      const answers = own ? own.answers : conversation.openTurn;
      const { agent, text, interrupted } = data;
      if (text.trim() === '' && !interrupted) return conversation;
      return {
        ...add({ kind: 'agent', agent, text, interrupted, answers }),
        speaking: own ? null : speaking,
        openTurn: answers === conversation.openTurn ? null : conversation.openTurn,
      };
    }
    case 'filler.said':
      return add({ kind: 'filler', agent: data.agent, text: data.text });
    case 'handoff.entered': {
      const { from, to, reason } = data;
      return add({
        kind: 'handoff',
        from,
        to,
        reason,
        ms: data.msToEntered,
        recovered: data.outcome === 'recovered',
      });
    }
    default: {
      const note = noteOf(event);
      const next = note ? add({ kind: 'note', ...note }) : conversation;
      return type === 'call.ended' ? { ...next, speaking: null, hearing: null } : next;
    }
  }
}

export function afterWords(
  conversation: Conversation,
  { agent, text }: { agent: string; text: string },
): Conversation {
  const { speaking, openTurn } = conversation;
  if (speaking?.agent === agent && !speaking.stale)
    return { ...conversation, speaking: { ...speaking, text: speaking.text + text } };
  if (text.trim() === '') return conversation;
  return {
    ...conversation,
    openTurn: null,
    speaking: { agent, text: text.trimStart(), answers: openTurn, stale: false },
  };
}
