// A job for a caller whose own job process died: one honest sentence, a record with an end, and the line closes.
import type { JobContext } from '@livekit/agents';
import { ParticipantKind, type AudioFrame } from '@livekit/rtc-node';
import type { Logger } from 'pino';
import type { CompanyRuntime } from '../../call/company-runtime.ts';
import { fillIn } from '../../call/lines.ts';
import type { OpenCompany } from '../../call/open-company.ts';
import { closeAbandoned } from '../../call/people/close-abandoned.ts';
import { companyValues } from '../../call/render-prompt.ts';
import { realTimers } from '../../call/timers.ts';
import type { Promised } from '../../domain/people.ts';
import type { StoredCall } from '../../services/calls/calls.port.ts';
import type { CallSpeech } from '../../speech/index.ts';
import { redact } from '../../understand/index.ts';
import { apologise } from './apologise.ts';
import { seesToCaller } from './attending.ts';
import type { StockLines } from './stock-lines.ts';
import type { CallTrack } from './track.ts';

export interface RescueDeps {
  ctx: JobContext;
  track: CallTrack;
  callId: string;
  loaded: CompanyRuntime;
  speech: CallSpeech;
  stock: StockLines;
  opening: () => Promise<OpenCompany>;
  logger: Logger;
}

/** A callback is promised only where the record that it comes of can be had, and a number is in it. */
const LINES = { callback: 'rescue', message: 'rescue_message', nothing: 'rescue_nothing' };
/** Longest wait for the record before the caller hears something, in milliseconds. */
const RECORD_WITHIN = 3000;
/** Longest wait for a voice where the sentence was not made beforehand, in milliseconds. */
const VOICE_WITHIN = 5000;

/** Does nothing to a caller who is with somebody: the agent has come back, or a person has come. */
export async function rescueCaller(deps: RescueDeps): Promise<void> {
  const { ctx, opening, logger, callId } = deps;
  const opened = opening();
  try {
    const call = await knownCall(deps, opened);
    if (!isAlone(ctx) || (call !== null && call.endedAt !== null)) return;
    await apologise(deps.track, await sentence(deps, LINES[promisedTo(call)]));
    // A person may have come while it was said; then the two go on.
    if (!isAlone(ctx)) return;
    const { services, runtime } = await opened;
    await closeAbandoned({ services, runtime, clock: Date.now }, callId);
    await ctx.deleteRoom();
  } catch (error) {
    // The record is closed from outside when the room is gone.
    logger.error(
      { callId, error: redact(String(error)) },
      'The record of a broken call could not be closed.',
    );
    await ctx.deleteRoom();
  } finally {
    await opened.then((open) => open.close()).catch(() => undefined);
  }
}

function isAlone({ room }: JobContext): boolean {
  return ![...room.remoteParticipants.values()].some(({ info, attributes }) =>
    seesToCaller({ kind: info.kind ?? ParticipantKind.STANDARD, attributes }),
  );
}

/** Null with a database that is away: it decides about the record and the promise, not about whether something is said. */
async function knownCall({ callId }: RescueDeps, opened: Promise<OpenCompany>): Promise<StoredCall | null> {
  const known = opened.then(({ services }) => services.calls.load(callId)).catch(() => null);
  const late = new Promise<null>((resolve) => realTimers.after(RECORD_WITHIN, () => resolve(null)));
  return Promise.race([known, late]);
}

function promisedTo(call: StoredCall | null): Promised {
  if (call === null) return 'nothing';
  return call.callerLast4 === null ? 'message' : 'callback';
}

async function sentence(deps: RescueDeps, line: string): Promise<readonly AudioFrame[]> {
  const made = deps.stock.lineOf(deps.loaded, line);
  return made.length > 0 ? made : speak(deps, line);
}

/** Nothing where no voice can be had: then the line only closes. */
async function speak({ loaded, speech, logger }: RescueDeps, line: string): Promise<AudioFrame[]> {
  const { company, lines } = loaded;
  const text = fillIn(lines[line]?.[0] ?? '', companyValues(company));
  const frames: AudioFrame[] = [];
  try {
    const options = { maxRetry: 0, timeoutMs: VOICE_WITHIN, retryIntervalMs: 0 };
    for await (const { frame } of speech.tts(company.roster.entry).synthesize(text, options))
      frames.push(frame);
  } catch (error) {
    logger.error({ error: redact(String(error)) }, 'The sentence for a broken call could not be spoken.');
  }
  return frames;
}
