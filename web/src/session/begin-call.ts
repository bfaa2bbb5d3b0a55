// Starts a call the way that was asked for, or takes up one that a reload interrupted. LiveKit is loaded here.
import { ApiError } from '../api/request.ts';
import { renewGrant, startCall, type RoomGrant } from '../api/test-room.ts';
import { openTextLine } from '../line/text-line.ts';
import { CallOver, CallSession, type SessionOptions } from './call-session.ts';
import { forgetCall, saveCall, type SavedCall } from './saved-call.ts';

export interface CallWish {
  mode: 'voice' | 'text';
  caller: { number: string | null; name: string };
  scenario: string | null;
  deviceId: string | null;
}

/** There is no room to go back to, or we may not. */
const GONE = new Set([403, 404, 410]);

const store = window.sessionStorage;
const now = (): number => Date.now();

export function beginCall({ mode, caller, scenario, deviceId }: CallWish): CallSession {
  const about = { caller, scenario };
  return mode === 'text' ? textSession(about, null) : voiceSession(about, null, deviceId);
}

export function resumeCall({ way, caller, scenario }: SavedCall): CallSession {
  const about = { caller, scenario };
  return way.mode === 'text' ? textSession(about, way.key) : voiceSession(about, way.grant, null);
}

type About = Pick<SessionOptions, 'caller' | 'scenario'>;

function textSession(about: About, saved: string | null): CallSession {
  let key = saved;
  return new CallSession({
    ...{ ...about, mode: 'text', now },
    open: async (listener) =>
      openTextLine({
        ...{ callerNumber: about.caller.number, key, listener },
        onKey: (given) => {
          key = given;
          saveCall(store, { ...about, way: { mode: 'text', key: given }, savedAt: now() });
        },
      }),
    finished: () => forgetCall(store),
  });
}

function voiceSession(about: About, saved: RoomGrant | null, deviceId: string | null): CallSession {
  let grant = saved;
  return new CallSession({
    ...{ ...about, mode: 'voice', now },
    open: async (listener) => {
      const [{ openVoiceLine }, fresh] = await Promise.all([
        import('../line/voice-line.ts'),
        grant ? renew(grant) : startCall(about.caller.number),
      ]);
      grant = fresh;
      saveCall(store, { ...about, way: { mode: 'voice', grant }, savedAt: now() });
      return openVoiceLine({ grant, deviceId, listener });
    },
    finished: () => forgetCall(store),
  });
}

async function renew(grant: RoomGrant): Promise<RoomGrant> {
  try {
    return await renewGrant(grant);
  } catch (error) {
    const gone = error instanceof ApiError && GONE.has(error.status);
    throw gone ? new CallOver('The call is over.', { cause: error }) : error;
  }
}
