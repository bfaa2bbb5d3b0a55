// What one plugin says, the other hears: ElevenLabs' and Deepgram's wires with the real plugins at both ends.
import { stt } from '@livekit/agents';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leveled, soundIn } from '../../../src/domain/sound.ts';
import { startRehearsalServers, type RehearsalServers } from '../../../src/rehearsal/servers/index.ts';
import { elevenLabs, hear, say } from './support.ts';

let servers: RehearsalServers;
beforeAll(async () => {
  servers = await startRehearsalServers();
});
afterAll(() => servers.close());

const decibels = (pcm: Int16Array) =>
  10 * Math.log10(pcm.reduce((power, sample) => power + sample ** 2, 0) / pcm.length);

async function sayAndHear(voice: string, text: string) {
  const speaker = elevenLabs(servers.url, voice);
  const { pcm, rate } = await say(speaker, text);
  const heard = await hear(servers.url, pcm, rate);
  await speaker.close();
  return heard;
}

describe('a cancellation by voice', () => {
  const TURNS = [
    ['I need to cancel my appointment', 'i need to cancel my appointment'],
    ['nine eight one oh nine', 'nine eight one oh nine'],
    ['the first one', 'the first one'],
    ['yes please', /^ye(?:s|p) please$/],
    ["no that's all thanks", "no that's all thanks"],
  ] as const;

  for (const voice of ['slt', 'kal16', 'awb', 'rms'])
    it(`is understood from the voice ${voice}`, async () => {
      const heard = await Promise.all(TURNS.map(([said]) => sayAndHear(voice, said)));
      heard.forEach(({ text }, index) => expect(text).toMatch(TURNS[index]?.[1] ?? ''));
    });
});

describe('the voice', () => {
  it('tells when each word is heard, in order and within the audio', async () => {
    const speaker = elevenLabs(servers.url, 'slt');
    const { pcm, rate, timed } = await say(speaker, 'Thank you for calling. ', 'How can I help you today?');
    await speaker.close();
    expect(timed.map(({ text }) => text.trim())).toEqual(
      'Thank you for calling. How can I help you today?'.split(' '),
    );
    for (const [index, { start, end }] of timed.entries()) {
      expect(end).toBeGreaterThan(start);
      expect(start).toBeGreaterThanOrEqual(timed[index - 1]?.start ?? 0);
      expect(end).toBeLessThanOrEqual(pcm.length / rate);
    }
    // "How" follows a full stop, which is heard as a pause.
    expect((timed[4]?.start ?? 0) - (timed[3]?.start ?? 0)).toBeGreaterThan(0.5);
  });

  it('is as loud from every agent, and begins and ends with what is said', async () => {
    for (const id of ['slt', 'kal16', 'awb', 'rms']) {
      const speaker = elevenLabs(servers.url, id);
      const { pcm, rate } = await say(speaker, 'One moment, please. I am looking at the calendar.');
      await speaker.close();
      const sound = soundIn(pcm, rate);
      expect(sound?.startMs).toBeLessThanOrEqual(30);
      expect((pcm.length / rate) * 1000 - (sound?.endMs ?? 0)).toBeLessThanOrEqual(30);
      expect(Math.abs(decibels(pcm) - decibels(leveled(pcm, rate)))).toBeLessThan(1);
    }
  });

  it('is another for other voice ids, and always the same for the same', async () => {
    const speakers = ['21m00Tcm4TlvDq8ikWAM', 'slt', '21m00Tcm4TlvDq8ikWAM'].map((id) =>
      elevenLabs(servers.url, id),
    );
    const [one, other, again] = await Promise.all(speakers.map((speaker) => say(speaker, 'One moment.')));
    await Promise.all(speakers.map((speaker) => speaker.close()));
    expect(again?.pcm).toEqual(one?.pcm);
    expect(other?.pcm).not.toEqual(one?.pcm);
  });

  it('speaks for many calls at once', async () => {
    const speakers = Array.from({ length: 25 }, (_, call) => elevenLabs(servers.url, `voice-${call}`));
    const said = await Promise.all(speakers.map((speaker) => say(speaker, 'Sure, one moment.')));
    await Promise.all(speakers.map((speaker) => speaker.close()));
    for (const { pcm, rate } of said) expect(pcm.length / rate).toBeGreaterThan(0.8);
  });
});

describe('the ear', () => {
  it('tells that speech began, what was said word by word in time, and that it ended', async () => {
    const { kinds, words } = await sayAndHear('kal16', 'nine eight one oh nine');
    expect(kinds[0]).toBe(stt.SpeechEventType.START_OF_SPEECH);
    expect(kinds.at(-1)).toBe(stt.SpeechEventType.END_OF_SPEECH);
    expect(words.map(({ text }) => text)).toEqual(['nine', 'eight', 'one', 'oh', 'nine']);
    // Half a second of silence came first.
    expect(words[0]?.start).toBeGreaterThan(0.4);
    expect(words.at(-1)?.end).toBeLessThan(2.5);
  });

  it('hears several calls at once, each its own', async () => {
    const zips = ['nine eight one oh nine', 'nine eight one one five', 'nine eight one two two'];
    const heard = await Promise.all(zips.map((zip) => sayAndHear('rms', zip)));
    expect(heard.map(({ text }) => text)).toEqual(zips);
  });

  it.each([
    'I was told the crew would bring ladders',
    'put me down for the loyalty program',
    'who won the game last night',
  ])('takes words that it does not know for nothing, not for others: "%s"', async (words) => {
    for (const voice of ['slt', 'rms']) expect((await sayAndHear(voice, words)).text).toBe('');
  });

  it('takes a burst of noise for nothing', async () => {
    let seed = 7;
    const noise = Int16Array.from({ length: 16_000 }, () => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return (seed / 0x80000000 - 1) * 4000;
    });
    expect((await hear(servers.url, noise, 16_000)).text).toBe('');
  });
});
