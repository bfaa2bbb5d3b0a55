// A caller who comes by telephone: who the network says they are, which number they dialled, and when we pick up.
import type { JobContext } from '@livekit/agents';
import {
  AudioFrame,
  AudioSource,
  LocalAudioTrack,
  ParticipantKind,
  RoomEvent,
  TrackPublishOptions,
  TrackSource,
  type RemoteParticipant,
  type Room,
} from '@livekit/rtc-node';
import type { Company } from '../../domain/company.ts';
import { toE164 } from '../caller-number.ts';
import type { CallMetadata } from './call-metadata.ts';

/** livekit-sip's names for what the network has told. */
const CALLER = 'sip.phoneNumber';
const DIALLED = 'sip.trunkPhoneNumber';
const STATUS = 'sip.callStatus';
const ACTIVE = 'active';
/** Longest wait for livekit-sip to say that the line is open, in milliseconds. */
const PICK_UP_MS = 15_000;

export function isTelephone({ info }: RemoteParticipant): boolean {
  return info.kind === ParticipantKind.SIP;
}

/** E.164, or null where it is withheld, hidden or no number: "anonymous", an extension, a name. */
export function callerNumber(attributes: Readonly<Record<string, string>>, company: Company): string | null {
  return toE164(attributes[CALLER] ?? '', company.country);
}

/** Whether the call was made to this company. A trunk that does not tell what was dialled is believed. */
export function dialledThem(attributes: Readonly<Record<string, string>>, company: Company): boolean {
  const dialled = attributes[DIALLED] ?? '';
  if (dialled === '' || company.phoneNumbers.length === 0) return true;
  return company.phoneNumbers.includes(toE164(dialled, company.country) ?? '');
}

/**
 * Who calls; null when they are gone before we came, or called somebody else. In a telephone call others may look on,
 * and be there first: only a telephone is the caller.
 */
export async function waitForCaller(
  { room }: JobContext,
  { channel }: CallMetadata,
  company: Company,
): Promise<RemoteParticipant | null> {
  const fits = (participant: RemoteParticipant): boolean =>
    channel === 'phone' ? isTelephone(participant) : participant.info.kind !== ParticipantKind.AGENT;
  const caller = await whenSo(room, [RoomEvent.ParticipantConnected], () => {
    if (!room.isConnected) return { value: null };
    const found = [...room.remoteParticipants.values()].find(fits);
    return found && { value: found };
  });
  return caller && isTelephone(caller) && !dialledThem(caller.attributes, company) ? null : caller;
}

/**
 * Opens the line of a telephone that rings: livekit-sip answers as soon as it hears from somebody in the room, and
 * what is said before that is lost. Resolves to whether somebody is on the line.
 */
export async function pickUp({ room }: JobContext, caller: RemoteParticipant): Promise<boolean> {
  const isOpen = (): boolean => !isTelephone(caller) || caller.attributes[STATUS] === ACTIVE;
  const isGone = (): boolean => !room.isConnected || !room.remoteParticipants.has(caller.identity);
  if (isGone()) return false;
  if (isOpen()) return true;
  const silence = await publishSilence(room);
  const changes = [RoomEvent.ParticipantAttributesChanged, RoomEvent.ParticipantDisconnected] as const;
  const opened = await whenSo(
    room,
    changes,
    () => (isGone() ? { value: false } : isOpen() ? { value: true } : undefined),
    // Rather a greeting that begins too early than none.
    { afterMs: PICK_UP_MS, value: true },
  );
  await silence.end();
  return opened;
}

async function publishSilence(room: Room): Promise<{ end: () => Promise<void> }> {
  const rate = 48_000;
  const source = new AudioSource(rate, 1);
  const track = LocalAudioTrack.createAudioTrack('pick-up', source);
  const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE });
  const published = await room.localParticipant?.publishTrack(track, options);
  await source.captureFrame(new AudioFrame(new Int16Array(rate / 100), rate, 1, rate / 100));
  return {
    end: async () => {
      if (published?.sid !== undefined && room.isConnected)
        await room.localParticipant?.unpublishTrack(published.sid).catch(() => undefined);
      await track.close();
    },
  };
}

type Wanted =
  RoomEvent.ParticipantConnected | RoomEvent.ParticipantAttributesChanged | RoomEvent.ParticipantDisconnected;

/** Looks now, and again whenever one of these happens or the room closes, until there is an answer. */
function whenSo<T>(
  room: Room,
  events: readonly Wanted[],
  look: () => { value: T } | undefined,
  late?: { afterMs: number; value: T },
): Promise<T> {
  return new Promise((resolve) => {
    const all = [...events, RoomEvent.Disconnected] as const;
    const finish = (value: T): void => {
      clearTimeout(timer);
      for (const event of all) room.off(event, check);
      resolve(value);
    };
    const check = (): void => {
      const found = look();
      if (found) finish(found.value);
    };
    const timer = late && setTimeout(() => finish(late.value), late.afterMs);
    for (const event of all) room.on(event, check);
    check();
  });
}
