// The server's answers about the test room. docs/http-api.md has the whole.
import * as z from 'zod/mini';
import { request, send } from './request.ts';

const callerSchema = z.object({
  number: z.nullable(z.string()),
  name: z.string(),
  hint: z.nullish(z.string()),
});
export type Caller = z.infer<typeof callerSchema>;

const rosterSchema = z.object({
  entry: z.string(),
  agents: z.array(
    z.object({
      name: z.string(),
      transfersTo: z.array(z.string()),
      requires: z.enum(['nothing', 'verified']),
    }),
  ),
});

const testRoomSchema = z.object({
  enabled: z.boolean(),
  passwordRequired: z.boolean(),
  signedIn: z.boolean(),
  company: z.object({ slug: z.string(), name: z.string() }),
  /** Shown before the call where the server tells it. */
  roster: z.nullish(rosterSchema),
  /** Voice that is being prepared comes by itself. */
  voice: z.object({ available: z.boolean(), preparing: z.boolean(), hint: z.nullish(z.string()) }),
  languageModel: z.nullish(z.string()),
  speech: z.nullish(
    z.object({ stt: z.array(z.string()), llm: z.array(z.string()), tts: z.array(z.string()) }),
  ),
  callers: z.array(callerSchema),
  /** A call from any number may be tried out. */
  anyNumber: z.boolean(),
});
export type TestRoom = z.infer<typeof testRoomSchema>;

const grantSchema = z.object({ room: z.string(), identity: z.string(), token: z.string(), url: z.string() });
/** What it takes to enter the call's room. */
export type RoomGrant = z.infer<typeof grantSchema>;

const renewalSchema = z.object({ token: z.string(), url: z.nullish(z.string()) });

export const fetchTestRoom = (signal: AbortSignal): Promise<TestRoom> =>
  request('/api/test-room', testRoomSchema, { signal });

export const signIn = (password: string): Promise<unknown> =>
  send('/api/test-room/sign-in', { method: 'POST', body: { password } });

export const signOut = (): Promise<unknown> => send('/api/test-room/sign-out', { method: 'POST', body: {} });

export const startCall = (callerNumber: string | null): Promise<RoomGrant> =>
  request('/api/test-room/calls', grantSchema, { method: 'POST', body: { callerNumber } });

/** After a reload: a fresh token for the same room and identity. */
export async function renewGrant(grant: RoomGrant): Promise<RoomGrant> {
  const { token, url } = await request(
    `/api/test-room/calls/${encodeURIComponent(grant.room)}/token`,
    renewalSchema,
    { method: 'POST', body: { token: grant.token } },
  );
  return { ...grant, token, url: url ?? grant.url };
}

/** Whether a part of the speech pipeline is a stand-in. */
export function isRehearsed(providers: readonly string[] | undefined): boolean {
  return providers === undefined || providers[0] === undefined || providers[0].startsWith('rehearsal');
}
