// What a job process of the worker runs: one process, one job, one call.
import { AutoSubscribe, defineAgent, type JobContext } from '@livekit/agents';
import type { RemoteParticipant } from '@livekit/rtc-node';
import { join } from 'node:path';
import { z } from 'zod';
import { openCompany, type OpenCompany } from '../../call/open-company.ts';
import { createCompanyRuntime, type CompanyRuntime } from '../../call/company-runtime.ts';
import { parseEnvironment } from '../../config/environment.ts';
import { loadCompany } from '../../config/load-company.ts';
import { redact } from '../../understand/index.ts';
import { SPEECH_COMPONENTS, type SpeechComponent } from '../../domain/call-event.ts';
import { createSpeech, createStockAudio, type Speech } from '../../speech/index.ts';
import { createLogger } from '../create-logger.ts';
import { apologise } from './apologise.ts';
import { callMetadataSchema, type CallMetadata } from './call-metadata.ts';
import { keepPrivate } from './livekit-log.ts';
import { createPhoneDialler } from './phone-dialler.ts';
import { rescueCaller } from './rescue-caller.ts';
import { holdRoomCall } from './room-call.ts';
import { StockLines } from './stock-lines.ts';
import { surviveStrays } from './stray-failures.ts';
import { callerNumber, isTelephone, pickUp, waitForCaller } from './telephone-caller.ts';
import { CallTrack } from './track.ts';

/**
 * The worker's word to a job process. LiveKit acts on it only when the job's entry has come to its end, and misses it
 * while the process is made ready: the worker would wait for it as long as for a call.
 */
const stopSchema = z.object({ case: z.literal('shutdownRequest') });
const shutdown = new AbortController();
let isReady = false;
process.on('message', (message) => {
  if (!stopSchema.safeParse(message).success) return;
  if (!isReady) process.exit();
  shutdown.abort();
});

keepPrivate(process.stdout);
const environment = parseEnvironment(process.env);
const logger = createLogger(environment, 'info');
surviveStrays(process, logger);
const ready = new Map<string, ReadyCompany>();

export default defineAgent({
  // Everything that takes time is done before the telephone rings.
  prewarm: async () => {
    const slug = environment.SWITCHBOARD_COMPANY;
    try {
      if (slug !== undefined) {
        const { loaded, speech, stock, opening } = voiceOf(slug);
        await Promise.all([speech.prewarm(), stock.load(loaded), opening()]);
      }
    } catch (error) {
      // Tried again when a call comes; a process that gives up here would only be started again.
      logger.warn({ company: slug, error: redact(String(error)) }, 'A job process could not be made ready.');
    }
    isReady = true;
  },
  entry: async (ctx: JobContext) => {
    const metadata = readMetadata(ctx);
    await ctx.connect(undefined, AutoSubscribe.AUDIO_ONLY);
    const { loaded, speech, stock, opening } = voiceOf(metadata.company);
    const callSpeech = speech.forCall({ inferenceExecutor: ctx.inferenceExecutor });
    callSpeech.prewarm(loaded.company.roster.entry);
    // This process may have been made ready before the lines were.
    const lines = stock.load(loaded);
    let open: OpenCompany | null = null;
    let caller: RemoteParticipant | null = null;
    const track = new CallTrack(ctx.room);
    try {
      if (metadata.abandoned !== undefined) {
        await lines;
        await rescueCaller({
          ...{ ctx, track, callId: metadata.abandoned, speech: callSpeech },
          ...{ loaded, stock, opening, logger },
        });
        return;
      }
      caller = await waitForCaller(ctx, metadata, loaded.company);
      open = caller && (await opening());
      // A telephone rings until everything is ready; whoever has hung up by then needs no call.
      if (!caller || !open || !(await pickUp(ctx, caller))) {
        logger.warn('A call was given up before it was answered, or was for another company.');
        await ctx.deleteRoom();
        return;
      }
      const number = numberOf(caller, metadata, loaded.company);
      const { signal } = shutdown;
      await holdRoomCall({
        ...{ ctx, caller, logger, number, stock, track, rehearsed: rehearsedParts(speech) },
        dialler: createPhoneDialler(environment, loaded.company),
        ...{ company: open, speech: callSpeech, shutdown: signal },
      });
    } catch (error) {
      logger.error({ error: redact(String(error)) }, 'A call could not be answered.');
      await lines;
      if (caller) await pickUp(ctx, caller);
      await apologise(track, stock.lineOf(loaded, 'unavailable'));
      await ctx.deleteRoom();
    } finally {
      await Promise.all([track.close(), callSpeech.close()]);
      await Promise.all([speech.close(), open?.close()]);
      ctx.shutdown('the call is over');
    }
  },
});

/** A company made ready in this process: what can speak at once, and its database, which may be away. */
interface ReadyCompany {
  loaded: CompanyRuntime;
  speech: Speech;
  stock: StockLines;
  opening: () => Promise<OpenCompany>;
}

function rehearsedParts({ plan: { used } }: Speech): SpeechComponent[] {
  return SPEECH_COMPONENTS.filter((component) => used[component].some(({ rehearsal }) => rehearsal));
}

function voiceOf(slug: string): ReadyCompany {
  const known = ready.get(slug) ?? makeReady(slug);
  ready.set(slug, known);
  return known;
}

function makeReady(slug: string): ReadyCompany {
  const loaded = createCompanyRuntime(loadCompany(slug, environment.SWITCHBOARD_CONFIG));
  const speech = createSpeech({ company: loaded.company, environment, logger, variables: process.env });
  const folder = join(environment.SWITCHBOARD_DATA ?? '.data', 'stock-audio');
  const stock = new StockLines(createStockAudio({ folder, speech, logger }));
  let opened: Promise<OpenCompany> | null = null;
  const opening = (): Promise<OpenCompany> => {
    opened ??= openCompany({ slug, environment, logger });
    // One that failed is tried again.
    opened.catch(() => (opened = null));
    return opened;
  };
  return { loaded, speech, stock, opening };
}

function readMetadata({ job }: JobContext): CallMetadata {
  return callMetadataSchema.parse(JSON.parse(job.metadata || '{}'));
}

/** On the telephone the network says who calls; in a browser our own server has written it into the token. */
function numberOf(
  caller: RemoteParticipant,
  metadata: CallMetadata,
  company: CompanyRuntime['company'],
): string | null {
  return isTelephone(caller) ? callerNumber(caller.attributes, company) : metadata.callerNumber;
}
