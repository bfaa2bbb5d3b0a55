// What a job process of the worker runs: one process, one job, one call.
import { AutoSubscribe, defineAgent, type JobContext } from '@livekit/agents';
import { ParticipantKind, type RemoteParticipant } from '@livekit/rtc-node';
import { join } from 'node:path';
import { z } from 'zod';
import { openCompany, type OpenCompany } from '../../call/open-company.ts';
import { parseEnvironment, type Environment } from '../../config/environment.ts';
import { redact } from '../../understand/index.ts';
import { createSpeech, createStockAudio, type Speech } from '../../speech/index.ts';
import { createLogger } from '../create-logger.ts';
import { callMetadataSchema, type CallMetadata } from './call-metadata.ts';
import { keepPrivate } from './livekit-log.ts';
import { holdRoomCall } from './room-call.ts';
import { StockLines } from './stock-lines.ts';

/** A company made ready in this process: database, providers, stock lines. */
interface ReadyCompany {
  open: OpenCompany;
  speech: Speech;
  stock: StockLines;
}

/** The worker's word to a job process; LiveKit acts on it only when the job's entry has come to its end. */
const stopSchema = z.object({ case: z.literal('shutdownRequest') });
const shutdown = new AbortController();
process.on('message', (message) => {
  if (stopSchema.safeParse(message).success) shutdown.abort();
});

keepPrivate(process.stdout);
const environment = parseEnvironment(process.env);
const logger = createLogger(environment, 'info');
const ready = new Map<string, Promise<ReadyCompany>>();

export default defineAgent({
  // Everything that takes time is done before the telephone rings.
  prewarm: async () => {
    const slug = environment.SWITCHBOARD_COMPANY;
    if (slug === undefined) return;
    try {
      const { speech } = await companyOf(slug);
      await speech.prewarm();
    } catch (error) {
      // Tried again when a call comes; a process that gives up here would only be started again.
      logger.warn({ company: slug, error: redact(String(error)) }, 'A job process could not be made ready.');
    }
  },
  entry: async (ctx: JobContext) => {
    const metadata = readMetadata(ctx);
    await ctx.connect(undefined, AutoSubscribe.AUDIO_ONLY);
    const caller = await ctx.waitForParticipant();
    const { open, speech, stock } = await companyOf(metadata.company);
    const callSpeech = speech.forCall({ inferenceExecutor: ctx.inferenceExecutor });
    callSpeech.prewarm(open.company.roster.entry);
    // This process may have been made ready before the lines were.
    void stock.load(open.runtime);
    try {
      const number = numberOf(caller, metadata);
      const { signal } = shutdown;
      await holdRoomCall({
        ...{ ctx, caller, logger, number, stock },
        ...{ company: open, speech: callSpeech, shutdown: signal },
      });
    } finally {
      await callSpeech.close();
      await Promise.all([speech.close(), open.close()]);
      ctx.shutdown('the call is over');
    }
  },
});

function companyOf(slug: string): Promise<ReadyCompany> {
  const known = ready.get(slug) ?? makeReady(slug, environment);
  ready.set(slug, known);
  known.catch(() => ready.delete(slug));
  return known;
}

async function makeReady(slug: string, env: Environment): Promise<ReadyCompany> {
  const open = await openCompany({ slug, environment: env, logger });
  const speech = createSpeech({ company: open.company, environment: env, logger, variables: process.env });
  const folder = join(env.SWITCHBOARD_DATA ?? '.data', 'stock-audio');
  const stock = new StockLines(createStockAudio({ folder, speech, logger }));
  void stock.load(open.runtime);
  return { open, speech, stock };
}

function readMetadata({ job }: JobContext): CallMetadata {
  return callMetadataSchema.parse(JSON.parse(job.metadata || '{}'));
}

/** On the telephone the network says who calls; in a browser our own server has written it into the token. */
function numberOf({ info, attributes }: RemoteParticipant, { callerNumber }: CallMetadata): string | null {
  if (info.kind !== ParticipantKind.SIP) return callerNumber;
  const number = attributes['sip.phoneNumber'] ?? '';
  return /^\+[1-9]\d{6,14}$/.test(number) ? number : null;
}
