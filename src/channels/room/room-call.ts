// A call in a LiveKit room: the caller's browser or telephone on one side, the call core on the other.
import { voice, type JobContext, type tts } from '@livekit/agents';
import {
  ConnectionQuality,
  DisconnectReason,
  ParticipantKind,
  RoomEvent,
  type AudioFrame,
  type Participant,
  type RemoteParticipant,
  type Room,
} from '@livekit/rtc-node';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { CallVoice } from '../../call/call-voice.ts';
import { CallerAudio } from '../../call/caller-audio.ts';
import type { Call } from '../../call/create-call.ts';
import type { OpenCompany } from '../../call/open-company.ts';
import { realTimers } from '../../call/timers.ts';
import type { SpeechComponent } from '../../domain/call-event.ts';
import { HUMAN } from '../../domain/customer-context.ts';
import { redact, redactAnswers } from '../../understand/index.ts';
import type { CallSpeech } from '../../speech/index.ts';
import { observeCall } from '../observer/observe-call.ts';
import { CONTROL_TOPIC, type ControlMessage } from '../observer/observed-message.ts';
import { CallerPresence } from '../caller-presence.ts';
import type { PhoneDialler } from './phone-dialler.ts';
import { RoomObserver } from './room-observer.ts';
import { RoomPeople } from './room-people.ts';
import { RoomRecording } from './recording/room-recording.ts';
import type { StockLines } from './stock-lines.ts';
import type { CallTrack } from './track.ts';

export interface RoomCallDeps {
  ctx: JobContext;
  caller: RemoteParticipant;
  company: OpenCompany;
  speech: CallSpeech;
  /** Parts that are played by stand-ins. */
  rehearsed: SpeechComponent[];
  stock: StockLines;
  logger: Logger;
  number: string | null;
  track: CallTrack;
  /** Null where no telephone can be rung. */
  dialler: PhoneDialler | null;
  /** The worker is told to stop, and its calls with it. */
  shutdown: AbortSignal;
}

/** Longest wait for a page to take the summary before the room closes, in milliseconds. */
const SUMMARY_MS = 8000;

/** Answers the caller; resolves when the call is over, its record written and its room closed. */
export async function holdRoomCall(deps: RoomCallDeps): Promise<void> {
  const { ctx, caller, company, logger, shutdown } = deps;
  const { room } = ctx;
  const people = roomPeople(deps);
  const sound = roomSound(deps, people);
  const channel = caller.info.kind === ParticipantKind.SIP ? 'phone' : 'browser';
  const call = await company.answer({
    channel,
    number: deps.number,
    speech: { voice: sound.voice, llm: deps.speech.llm },
    people,
  });
  const stop = (): void => void call.hangUp('shutdown');
  shutdown.addEventListener('abort', stop);
  if (deps.rehearsed.length > 0) call.log.add('call.rehearsed', { components: deps.rehearsed });
  if (shutdown.aborted) stop();
  const observer = new RoomObserver(room, logger);
  const { runtime, services } = company;
  const { audio } = sound.voice;
  const recording = new RoomRecording({
    ...{ room, caller, call, audio, logger },
    recordings: services.recordings,
    people: company.company.disclosures.recording.people,
  });
  const observed = observeCall(call, { company: runtime.company, voice: true }, (message) => {
    // The room carries the agents' words itself, in step with their voice.
    if (message.type !== 'words') observer.send(message);
  });
  const stopListening = listenToRoom(deps, call, (identity) => {
    for (const message of observed.replay()) observer.send(message, [identity]);
  });
  await call.ended;
  stopListening();
  observed.stop();
  await Promise.all([
    recording.keep(),
    Promise.race([observer.delivered().then(() => hasLeft(room, caller)), after(SUMMARY_MS)]),
  ]);
  await Promise.all([sound.stop(), people.stop()]);
  await ctx.deleteRoom();
}

function roomPeople({ ctx, caller, company, speech, dialler }: RoomCallDeps): RoomPeople {
  const { lines } = company.runtime;
  return new RoomPeople({
    ...{ room: ctx.room, roomName: ctx.job.room?.name ?? ctx.room.name ?? '', caller, dialler },
    timers: realTimers,
    speak: (text) => framesOf(speech.tts(HUMAN), text),
    words: (key) => lines[key]?.[0] ?? '',
  });
}

async function* framesOf(voiceOf: tts.TTS, text: string): AsyncGenerator<AudioFrame> {
  for await (const { frame } of voiceOf.synthesize(text)) yield frame;
}

function roomSound(
  { ctx, caller, speech, stock, track }: RoomCallDeps,
  people: RoomPeople,
): {
  voice: CallVoice;
  stop: () => Promise<void>;
} {
  const { room } = ctx;
  const audio = new CallerAudio(track.output);
  let io: voice.RoomIO | null = null;
  return {
    voice: {
      ...{ stt: speech.stt, vad: speech.vad, audio },
      turnDetection: speech.turnDetection,
      connOptions: speech.connOptions,
      tts: (agent) => speech.tts(agent),
      prewarm: (agent) => speech.prewarm(agent),
      stock: (agent, text) => stock.get(agent, text),
      reconnectEar: () => speech.reconnectEar(),
      onHealth: (listener) => speech.onHealth(listener),
      connect: (session) => {
        session.output.audio = audio;
        people.attach(session);
        track.publish();
        // Started with the room, a session would tell everybody in it its prompts, tools and history when asked.
        io = new voice.RoomIO({
          agentSession: session,
          room,
          inputOptions: {
            participantIdentity: caller.identity,
            // A reload leaves and comes back; the call decides when it is over.
            closeOnDisconnect: false,
            textEnabled: false,
          },
        });
        // LiveKit tells everybody in the room what it understood of the caller, word for word, and does not ask.
        session.on(voice.AgentSessionEventTypes.UserInputTranscribed, (heard) => {
          heard.transcript = redactAnswers(heard.transcript);
        });
        io.start();
      },
    },
    stop: async () => {
      await io?.close();
      await track.close();
    },
  };
}

/** Joins the room's events to the call. Returns what ends that. */
function listenToRoom(
  { ctx, caller, company, logger }: RoomCallDeps,
  call: Call,
  replayFor: (identity: string) => void,
): () => void {
  const { room } = ctx;
  const { returnSeconds } = company.company.limits;
  const hangUp = (): void => void call.hangUp('caller_hung_up');
  const presence = new CallerPresence({
    timers: realTimers,
    monotonic: () => performance.now(),
    returnSeconds,
    onLeft: (waitSeconds) => call.log.add('caller.left', { waitSeconds }),
    onReturned: (awayMs) => call.log.add('caller.returned', { awayMs }),
    onGone: hangUp,
  });
  let warned = false;
  const onQuality = (quality: ConnectionQuality, participant: Participant): void => {
    if (participant.identity !== caller.identity || quality !== ConnectionQuality.QUALITY_POOR || warned)
      return;
    warned = true;
    call.log.add('connection.poor', {});
    void call.sayLine('poor_connection');
  };
  const onLeft = (participant: RemoteParticipant): void => {
    if (participant.identity === caller.identity) presence.left({ mayReturn: mayReturn(participant) });
  };
  const onJoined = (participant: RemoteParticipant): void => {
    if (participant.identity === caller.identity) presence.returned();
  };
  // Telephones on their wire, pages with the browser's own keypad. Nobody else's keys are the caller's.
  const onKey = (_code: number, key: string, { identity }: Participant): void => {
    if (identity === caller.identity) call.key(key);
  };
  room.on(RoomEvent.DtmfReceived, onKey);
  room.on(RoomEvent.ConnectionQualityChanged, onQuality);
  room.on(RoomEvent.ParticipantDisconnected, onLeft);
  room.on(RoomEvent.ParticipantConnected, onJoined);
  room.on(RoomEvent.Disconnected, hangUp);
  takeWords(room, caller, { hangUp, say: (text) => void hear(call, text, logger), watch: replayFor });
  // The caller may have gone, or others have come, while the call was being answered.
  if (!room.remoteParticipants.has(caller.identity)) presence.left({ mayReturn: true });
  return () => {
    presence.stop();
    room.off(RoomEvent.DtmfReceived, onKey);
    room.off(RoomEvent.ConnectionQualityChanged, onQuality);
    room.off(RoomEvent.ParticipantDisconnected, onLeft);
    room.off(RoomEvent.ParticipantConnected, onJoined);
    room.off(RoomEvent.Disconnected, hangUp);
  };
}

function mayReturn({ info, disconnectReason }: RemoteParticipant): boolean {
  return info.kind !== ParticipantKind.SIP && disconnectReason !== DisconnectReason.ROOM_DELETED;
}

const controlSchema: z.ZodType<ControlMessage> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hang_up') }),
  z.object({ type: z.literal('watch') }),
  z.object({ type: z.literal('say'), text: z.string() }),
]);

/** LiveKit's own topic for typed words. */
const CHAT_TOPIC = 'lk.chat';

/** What the caller's page sends as text: typed turns, and that they hang up. Nobody else's words are the caller's. */
function takeWords(
  room: Room,
  caller: RemoteParticipant,
  act: { hangUp: () => void; say: (text: string) => void; watch: (identity: string) => void },
): void {
  room.registerTextStreamHandler(CHAT_TOPIC, (reader, { identity }) => {
    if (identity === caller.identity) void reader.readAll().then(act.say, () => undefined);
  });
  room.registerTextStreamHandler(CONTROL_TOPIC, (reader, { identity }) => {
    void reader.readAll().then(
      (text) => {
        const message = parseControl(text);
        if (message?.type === 'watch') act.watch(identity);
        if (identity !== caller.identity) return;
        if (message?.type === 'hang_up') act.hangUp();
        if (message?.type === 'say') act.say(message.text);
      },
      () => undefined,
    );
  });
}

function parseControl(text: string): ControlMessage | null {
  try {
    return controlSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

async function hear(call: Call, text: string, logger: Logger): Promise<void> {
  try {
    await call.hear(text);
  } catch (error) {
    logger.error({ callId: call.id, error: redact(String(error)) }, 'A typed turn failed.');
  }
}

/** A page leaves when it has the summary; a telephone is not told any, and its line is closed for it. */
function hasLeft(room: Room, { identity, info }: RemoteParticipant): Promise<void> {
  if (info.kind === ParticipantKind.SIP || !room.isConnected || !room.remoteParticipants.has(identity))
    return Promise.resolve();
  return new Promise((resolve) => {
    room.once(RoomEvent.Disconnected, () => resolve());
    room.on(RoomEvent.ParticipantDisconnected, (participant) => {
      if (participant.identity === identity) resolve();
    });
  });
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => realTimers.after(ms, resolve));
}
