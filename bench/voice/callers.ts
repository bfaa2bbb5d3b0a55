// A process with callers in it, apart from everything that is measured; main.ts tells it what to do.
import { setTimeout as pause } from 'node:timers/promises';
import { Caller } from './caller.ts';
import { envelopeSchema, type CallerAnswer, type CallerRequest, type Turn } from './callers-protocol.ts';
import { speakPhrases, type Phrase } from './phrases.ts';
import type { Pitch } from './sounds.ts';

/** Silence after which an answer is over. */
const OVER_MS = 500;
/** How much of a long answer is heard before it is interrupted. */
const BEFORE_STOP_MS = 1500;

const callers = new Map<string, Caller>();
const phrases = new Map(speakPhrases().map(({ phrase, pcm }) => [phrase, pcm]));

async function carryOut(request: CallerRequest): Promise<Turn | null> {
  if (request.do === 'join') {
    const caller = await Caller.join(request.url, request.token);
    callers.set(request.call, caller);
    await caller.hears('a greeting', () => true);
    await caller.silence(OVER_MS);
    return null;
  }
  const caller = callers.get(request.call);
  if (!caller) throw new Error(`there is no call ${request.call}`);
  switch (request.do) {
    case 'turn':
      return turn(caller, request.phrase);
    case 'interrupt':
      return interrupt(caller);
    case 'leave':
      callers.delete(request.call);
      await caller.leave();
      return null;
  }
}

async function turn(caller: Caller, phrase: Phrase): Promise<Turn> {
  const said = await caller.say(pcmOf(phrase));
  await heardAfter(caller, 'high', said.to);
  await caller.silence(OVER_MS);
  return { said, heard: caller.sounds.stretches.filter(({ to }) => to > said.to), stopped: null };
}

async function interrupt(caller: Caller): Promise<Turn> {
  const before = await caller.say(pcmOf('long'));
  const talk = await heardAfter(caller, 'high', before.to);
  await pause(BEFORE_STOP_MS);
  const said = await caller.say(pcmOf('stop'));
  const next = await caller.hears(
    'an answer to the interruption',
    ({ from }) => from > talk.from && from > said.to,
  );
  await caller.silence(OVER_MS);
  // A stretch that came between is the agent that went on after having been held.
  const stopped = caller.sounds.stretches.findLast(({ from }) => from < next.from) ?? talk;
  return { said, heard: [next], stopped };
}

function heardAfter(caller: Caller, pitch: Pitch, at: number): ReturnType<Caller['hears']> {
  return caller.hears(`an answer (${pitch})`, (stretch) => stretch.pitch === pitch && stretch.from > at);
}

function pcmOf(phrase: Phrase): Int16Array {
  return phrases.get(phrase) ?? new Int16Array();
}

const answer = (message: CallerAnswer): void => void process.send?.(message);

process.on('message', (message) => {
  const { id, request } = envelopeSchema.parse(message);
  carryOut(request).then(
    (done) => answer({ ok: true, id, turn: done }),
    (error: unknown) => answer({ ok: false, id, error: String(error) }),
  );
});
process.once('disconnect', () => process.exit());
answer({ ok: true, id: 0, turn: null });
