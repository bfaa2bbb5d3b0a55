// Plays a recorded call over the chat socket, turn for turn as the page types, with words at the pace of speech.
import type { WebSocket } from 'ws';
import { isWords, readFixture, type RecordedEvent } from './recorded.ts';

const WORD = 45;

export const ROSTER = {
  entry: 'verification',
  agents: [
    {
      name: 'verification',
      transfersTo: ['scheduling', 'billing', 'cancellation', 'human'],
      requires: 'nothing',
    },
    { name: 'scheduling', transfersTo: ['billing', 'cancellation', 'human'], requires: 'verified' },
    { name: 'billing', transfersTo: ['scheduling', 'cancellation', 'human'], requires: 'verified' },
    { name: 'cancellation', transfersTo: ['scheduling', 'billing', 'human'], requires: 'verified' },
    {
      name: 'human',
      transfersTo: ['verification', 'scheduling', 'billing', 'cancellation'],
      requires: 'nothing',
    },
  ],
};

const ABOUT = {
  callId: 'two-wishes-0',
  company: { slug: 'pestcall', name: 'Pestcall Pest Control' },
  channel: 'chat',
  voice: false,
  roster: ROSTER,
};

export function playCall(socket: WebSocket): void {
  const lines = readFixture('two-wishes').lines;
  const past: RecordedEvent[] = [];
  let next = 0;
  let busy: Promise<void> = Promise.resolve();
  let gone = false;
  socket.on('close', () => (gone = true));
  const send = (message: object) => socket.send(JSON.stringify({ type: 'observed', message }));
  const event = (recorded: RecordedEvent) => {
    past.push(recorded);
    send({ type: 'event', event: { ...recorded, seq: past.length, at: Date.now() } });
    send({ type: 'context', context: contextAfter(past) });
    send({ type: 'usage', costUsd: past.length * 0.00011, units: {} });
  };
  /** Up to the caller's next turn, or to the end. */
  const play = async (said: string | null, toEnd = false) => {
    for (let first = true; next < lines.length && !gone; first = false) {
      const line = lines[next];
      if (!line || (line.type === 'caller.said' && !(first && said !== null) && !toEnd)) return;
      next += 1;
      if (isWords(line)) {
        if (toEnd) continue;
        await wait(WORD);
        send({ type: 'words', ...line.data });
      } else if (!toEnd || line.type.startsWith('call.')) {
        if (line.type === 'tool.succeeded') await wait(350);
        if (line.type === 'model.answered') await wait(150);
        event(
          line.type === 'caller.said' && said !== null
            ? { ...line, data: { ...line.data, text: said } }
            : line,
        );
      }
    }
    if (past.at(-1)?.type === 'call.summarised') {
      socket.send(JSON.stringify({ type: 'summary' }));
      socket.close(1000);
    }
  };
  socket.on('message', (data: Buffer) => {
    const frame = JSON.parse(data.toString()) as { type: string; text?: string };
    busy = busy.then(async () => {
      if (frame.type === 'start') {
        socket.send(JSON.stringify({ type: 'started', key: 'mock', taken: 0 }));
        send({ type: 'call', ...ABOUT, startedAt: Date.now() });
        await wait(400);
        await play(null);
      } else if (frame.type === 'resume') {
        socket.send(JSON.stringify({ type: 'error', code: 'call_over', message: 'This call is over.' }));
        socket.close(1000);
      } else if (frame.type === 'say') {
        await play(frame.text ?? '');
      } else {
        await play(null, true);
      }
    });
  });
}

/** Near enough to what the coordinator would tell. */
function contextAfter(past: readonly RecordedEvent[]) {
  const all = (type: string) => past.filter((event) => event.type === type);
  const verified = all('verification.passed').length > 0;
  const wishes = [...all('transfer.requested'), ...all('transfer.queued')];
  const active = field(all('handoff.entered').at(-1)?.data, 'to') ?? 'verification';
  const named = new Map(wishes.map(({ data }) => [String(data.to), String(data.reason)]));
  const proposed = past.findLast(({ data }) => field(data.result, 'status') !== undefined)?.data.result;
  return {
    state: field(all('state.changed').at(-1)?.data, 'to') ?? 'verifying',
    active,
    turn: all('caller.said').length,
    customer: verified ? 'Dana' : null,
    callerLast4: '1234',
    verification: { level: verified ? 'verified' : 'none', attempts: all('verification.failed').length },
    intents: [...named].map(([agent, wish]) => ({
      agent,
      wish,
      status: agent === active ? 'active' : agent === 'scheduling' ? 'resolved' : 'stated',
    })),
    facts: verified ? { preferredDay: 'Thursday' } : {},
    done: field(proposed, 'status') === 'done' ? ['moved the ant treatment to Thursday'] : [],
    proposals: field(proposed, 'status') === 'proposed' ? [field(proposed, 'will_happen') ?? ''] : [],
    escalations: [],
    disposition: null,
  };
}

function field(value: unknown, key: string): string | undefined {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return typeof found === 'string' ? found : undefined;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
