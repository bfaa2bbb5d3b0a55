// Calls people by telephone, into the caller's own room, and decides who hears whom while they are briefed.
import { RoomServiceClient, ServerError, SipCallError, SipClient } from 'livekit-server-sdk';
import type { Environment } from '../../config/environment.ts';
import type { Company } from '../../domain/company.ts';
import { CodedError } from '../../domain/errors.ts';
import { telephonyNames } from '../../domain/telephony-settings.ts';

export type DialOutcome = 'answered' | 'declined' | 'busy' | 'no_answer' | 'failed';
export type ReferOutcome = 'transferred' | 'busy' | 'no_answer' | 'failed';

export interface DialOrder {
  room: string;
  /** Of the participant that the telephone becomes. */
  identity: string;
  name: string;
  /** E.164. */
  number: string;
  attributes: Record<string, string>;
  ringSeconds: number;
  /** Cancels the ringing. */
  signal: AbortSignal;
}

export interface PhoneDialler {
  /** Rings; resolves when answered or not, `no_answer` when it was cancelled. Never rejects. */
  dial(order: DialOrder): Promise<DialOutcome>;
  /** Ends that leg. */
  hangUp(room: string, identity: string): Promise<void>;
  /** Hands the caller's leg over to another number for good (SIP REFER); the trunk's provider has to allow it. */
  refer(room: string, identity: string, number: string): Promise<ReferOutcome>;
  /** Lets somebody in the room hear these tracks, or keeps them from it; docs/telephone.md tells when to repeat it. */
  setHears(room: string, listener: string, trackSids: string[], hears: boolean): Promise<void>;
}

/** What LiveKit's server allows an answer to take. Seconds. */
const LONGEST_RING = 75;
/** How long after the ringing the server may take to say how it ended. Seconds. */
const MARGIN = 5;
/** A transfer's destination rings that long. Seconds. */
const REFER_RING = 30;
const CANCEL_EVERY_MS = 100;

/** Null where no LiveKit server is configured, or the company has no outbound trunk. */
export function createPhoneDialler(environment: Environment, company: Company): PhoneDialler | null {
  const { LIVEKIT_URL: url, LIVEKIT_API_KEY: key, LIVEKIT_API_SECRET: secret } = environment;
  if (url === undefined || key === undefined || secret === undefined || !company.telephony.outbound)
    return null;
  const host = url.replace(/^ws/, 'http');
  // Asked again after a fault, a server might ring twice.
  const sip = new SipClient(host, key, secret, { failover: false });
  const rooms = new RoomServiceClient(host, key, secret);
  const remove = async (room: string, identity: string): Promise<boolean> =>
    rooms.removeParticipant(room, identity).then(
      () => true,
      () => false,
    );
  let trunk: Promise<string> | null = null;
  const trunkId = (): Promise<string> => {
    trunk ??= findTrunk(sip, telephonyNames(company.slug).outbound);
    trunk.catch(() => (trunk = null));
    return trunk;
  };

  return {
    dial: (order) => ring(order, { sip, trunkId, remove: () => remove(order.room, order.identity) }),
    hangUp: async (room, identity) => {
      await remove(room, identity);
    },
    refer: async (room, identity, number) => {
      try {
        await sip.transferSipParticipant(room, identity, `tel:${number}`, {
          playDialtone: true,
          ...{ ringingTimeout: REFER_RING, timeout: REFER_RING + MARGIN },
        });
        return 'transferred';
      } catch (error) {
        const outcome = dialOutcome(error);
        return outcome === 'busy' || outcome === 'no_answer' ? outcome : 'failed';
      }
    },
    setHears: (room, listener, trackSids, hears) =>
      rooms.updateSubscriptions(room, listener, trackSids, hears),
  };
}

interface Line {
  sip: SipClient;
  trunkId: () => Promise<string>;
  /** Takes who was dialled out of the room, whatever they are doing; resolves to whether they were there. */
  remove: () => Promise<boolean>;
}

async function ring(order: DialOrder, { sip, trunkId, remove }: Line): Promise<DialOutcome> {
  const { signal } = order;
  // A function: the compiler takes a flag that was false before an await to be false after it.
  const cancelled = (): boolean => signal.aborted;
  try {
    const id = await trunkId();
    if (cancelled()) return 'no_answer';
    const ringing = Math.min(order.ringSeconds, LONGEST_RING);
    const asked = sip.createSipParticipant(id, order.number, order.room, {
      ...{ participantIdentity: order.identity, participantName: order.name },
      participantAttributes: order.attributes,
      // Whoever else is in the room has no business with a person's own number.
      hidePhoneNumber: true,
      waitUntilAnswered: true,
      ...{ ringingTimeout: ringing, timeout: ringing + MARGIN },
    });
    await cancelling(asked, signal, remove);
    if (!cancelled()) return 'answered';
  } catch (error) {
    if (!cancelled()) {
      // What rings on although nobody waits for it any more.
      if (!(error instanceof ServerError)) await remove();
      return dialOutcome(error);
    }
  }
  await remove();
  return 'no_answer';
}

async function findTrunk(sip: SipClient, name: string): Promise<string> {
  const found = (await sip.listSipOutboundTrunk()).find((trunk) => trunk.name === name);
  if (found) return found.sipTrunkId;
  throw new CodedError('configuration', `There is no trunk "${name}": run \`npm run telephony -- setup\`.`);
}

/** While it is asked for, an abort removes what rings; it may take a moment before there is something to remove. */
async function cancelling(
  asked: Promise<unknown>,
  signal: AbortSignal,
  remove: () => Promise<boolean>,
): Promise<void> {
  let over = false;
  const cancel = async (): Promise<void> => {
    while (!over && !(await remove())) await new Promise((next) => setTimeout(next, CANCEL_EVERY_MS));
  };
  const onAbort = (): void => void cancel();
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  try {
    await asked;
  } finally {
    over = true;
    signal.removeEventListener('abort', onAbort);
  }
}

/** From the SIP status with which the other side, or the network, ended the ringing. */
function dialOutcome(error: unknown): Exclude<DialOutcome, 'answered'> {
  switch (error instanceof SipCallError ? error.sipStatusCode : undefined) {
    case 486:
    case 600:
      return 'busy';
    case 403:
    case 603:
      return 'declined';
    case 408:
    case 480:
    case 487:
      return 'no_answer';
    default:
      return wasTooLong(error) ? 'no_answer' : 'failed';
  }
}

/** Nobody has answered in time: says livekit-sip, the server, or our own limit. */
function wasTooLong(error: unknown): boolean {
  if (error instanceof ServerError) return error.code === 'deadline_exceeded' || error.code === 'canceled';
  return error instanceof Error && error.name === 'TimeoutError';
}
