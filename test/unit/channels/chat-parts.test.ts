// The small parts of the web chat: what a client may send, how fast, and what leaves when it reads slowly.
import { describe, expect, it } from 'vitest';
import { Outbox, type ChatSocket } from '../../../src/channels/chat/outbox.ts';
import { parseClientMessage } from '../../../src/channels/chat/protocol.ts';
import { TokenBucket } from '../../../src/channels/chat/token-bucket.ts';
import { parseCallerNumber } from '../../../src/channels/caller-number.ts';
import { plainText } from '../../../src/channels/plain-text.ts';
import { HandTimers } from '../../support/scripted-call.ts';

describe('a caller number', () => {
  it.each([
    ['+14155551234', '+14155551234'],
    ['(415) 555-1234', '+14155551234'],
    ['+44 20 7946 0018', '+442079460018'],
  ])('%s is %s', (typed, number) => expect(parseCallerNumber(typed, 'US')).toBe(number));

  it.each(['', 'banana', '12', '+1415555123456789', '+'.repeat(10_000), '911'])('%# is none', (typed) =>
    expect(() => parseCallerNumber(typed, 'US')).toThrow(/\+14155551234/),
  );
});

describe('text for a terminal', () => {
  it('drives no terminal', () => {
    expect(plainText('a\u001b[2Jb\r\nc\u2028d\ud800e')).toBe('a [2Jb c d\ufffde');
  });
});

describe('a client message', () => {
  it('is JSON of a known type', () => {
    expect(parseClientMessage('{"type":"say","text":"hi"}')).toEqual({
      ok: true,
      message: { type: 'say', text: 'hi' },
    });
  });

  it('that is wrong is described without repeating it', () => {
    const parsed = parseClientMessage('{"type":"say","text":"hi","secret-key-4111":1}');
    expect(parsed.ok).toBe(false);
    expect(JSON.stringify(parsed)).not.toContain('4111');
  });

  it('may be nested as deep as it likes', () => {
    expect(parseClientMessage('['.repeat(16_000)).ok).toBe(false);
    expect(parseClientMessage(`${'['.repeat(8000)}${']'.repeat(8000)}`).ok).toBe(false);
    expect(parseClientMessage('{"type":"say","text":"x","__proto__":{"type":"start"}}').ok).toBe(false);
  });
});

describe('the pace of turns', () => {
  it('is a burst and then a steady rate', () => {
    const bucket = new TokenBucket({ burst: 2, perMinute: 60 }, 0);
    expect([bucket.take(0), bucket.take(0), bucket.take(0)]).toEqual([0, 0, 1000]);
    expect(bucket.take(400)).toBe(600);
    expect(bucket.take(1000)).toBe(0);
    expect(bucket.take(1_000_000)).toBe(0);
    expect(bucket.take(1_000_000)).toBe(0);
    expect(bucket.take(1_000_000)).toBeGreaterThan(0);
  });
});

describe('a client that reads slowly', () => {
  function socket(bufferedAmount: number) {
    const sent: string[] = [];
    let terminated = false;
    const made: ChatSocket = {
      bufferedAmount,
      open: true,
      send: (text) => void sent.push(text),
      close: () => undefined,
      terminate: () => (terminated = true),
      roundTrip: () => new Promise(() => undefined),
    };
    return { made, sent, wasTerminated: () => terminated };
  }
  const token = { type: 'token', agent: 'billing', text: 'hello ' } as const;
  const final = { type: 'final', agent: 'billing', text: 'hello there' } as const;

  it('misses tokens, and still gets the whole', () => {
    const { made, sent } = socket(300 * 1024);
    const outbox = new Outbox(made, new HandTimers());
    outbox.send(token);
    outbox.send(final);
    expect(sent).toEqual([JSON.stringify(final)]);
  });

  it('is cut off before memory grows without bound', () => {
    const { made, sent, wasTerminated } = socket(2 * 1024 * 1024);
    new Outbox(made, new HandTimers()).send(final);
    expect(sent).toEqual([]);
    expect(wasTerminated()).toBe(true);
  });

  it('is waited for eight seconds at most', async () => {
    const timers = new HandTimers();
    const delivered = new Outbox(socket(0).made, timers).delivered(8000);
    expect(timers.fire(8000)).toBe(1);
    await delivered;
  });
});
