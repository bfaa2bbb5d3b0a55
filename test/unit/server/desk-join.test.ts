// What a person's token opens, seen by a real LiveKit server: the caller's room, as who they are, with their voice.
import { dispose, Room } from '@livekit/rtc-node';
import { RoomServiceClient, TokenVerifier } from 'livekit-server-sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { PERSON_NAME, PERSON_TICKET } from '../../../src/domain/people.ts';
import { describeWith } from '../../support/programs.ts';
import { closeTestDatabase } from '../../support/scripted-call.ts';
import { TEST_ROOM } from './chat-rig.ts';
import { codeOf, openDesk, waitingCall, type Cookie, type DeskRig } from './desk-rig.ts';
import { startLiveKit, type LiveKitRig } from './livekit-rig.ts';

const grantSchema = z.object({ room: z.string(), identity: z.string(), token: z.string(), url: z.string() });

describeWith(['livekit-server'], "a person's token", (paths) => {
  let livekit: LiveKitRig;
  let desk: DeskRig;
  let sam: Cookie;
  let id: string;
  const rooms: Room[] = [];

  beforeAll(async () => {
    livekit = await startLiveKit(paths['livekit-server']);
    desk = await openDesk({ testRoom: { ...TEST_ROOM, livekit: livekit.livekit } });
    sam = await desk.signIn('sam');
    id = await waitingCall(desk);
    await desk.post(`/tickets/${id}/take`, sam);
  });

  afterAll(async () => {
    await Promise.all(rooms.map((room) => room.disconnect()));
    await desk.server.close();
    await livekit.close();
    await closeTestDatabase();
    await dispose();
  });

  const join = () => desk.post(`/tickets/${id}/join`, sam);
  const service = () => {
    const { url, apiKey, apiSecret } = livekit.livekit;
    return new RoomServiceClient(url.replace('ws', 'http'), apiKey, apiSecret);
  };

  it('is not given for a room that is gone', async () => {
    expect(await codeOf(await join())).toBe('410 call_over');
  });

  it("lets them into the caller's room under their ticket and name, as somebody new each time", async () => {
    await service().createRoom({ name: 'call-1' });
    const grant = grantSchema.parse(await (await join()).json());
    expect(grant).toMatchObject({ room: 'call-1', url: livekit.livekit.url });
    expect(grant.identity).toMatch(/^person-sam-[\da-f]{12}$/);
    const room = new Room();
    rooms.push(room);
    await room.connect(grant.url, grant.token, { autoSubscribe: true, dynacast: false });
    const [inside] = await service().listParticipants('call-1');
    expect(inside).toMatchObject({
      ...{ identity: grant.identity, name: 'Sam' },
      attributes: { [PERSON_TICKET]: id, [PERSON_NAME]: 'Sam' },
      permission: { canSubscribe: true, canPublish: true, canPublishData: false, canUpdateMetadata: false },
    });
    const again = grantSchema.parse(await (await join()).json());
    expect(again.identity).not.toBe(grant.identity);
  });

  it('opens that room only, for ten minutes, and lets nobody rename themselves', async () => {
    const { token } = grantSchema.parse(await (await join()).json());
    const { apiKey, apiSecret } = livekit.livekit;
    const claims = await new TokenVerifier(apiKey, apiSecret).verify(token);
    expect((claims.exp ?? 0) - (claims.nbf ?? 0)).toBe(600);
    expect(claims.video).toEqual({
      ...{ room: 'call-1', roomJoin: true, canPublish: true, canPublishSources: ['microphone'] },
      ...{ canSubscribe: true, canPublishData: false, canUpdateOwnMetadata: false },
    });
    const [room] = rooms;
    await room?.localParticipant?.setAttributes({ [PERSON_TICKET]: 'another' }).catch(() => undefined);
    const [inside] = await service().listParticipants('call-1');
    expect(inside?.attributes).toEqual({ [PERSON_TICKET]: id, [PERSON_NAME]: 'Sam' });
  });

  it('is written down each time', async () => {
    const entries = await desk.services.people.listAudit({ limit: 9, callId: 'call_1' });
    expect(entries.filter(({ action }) => action === 'joined')).toHaveLength(3);
  });
});
