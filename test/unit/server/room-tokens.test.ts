// What the browser's tokens open, seen by a real LiveKit server: one room, for ten minutes, with one agent called.
import { dispose, Room } from '@livekit/rtc-node';
import { AgentDispatchClient, RoomServiceClient } from 'livekit-server-sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { RunningServer } from '../../../src/server/start-server.ts';
import { callToken } from '../../../src/server/test-room/room-tokens.ts';
import { describeWith } from '../../support/programs.ts';
import { closeTestDatabase } from '../../support/scripted-call.ts';
import { openRig, TEST_ROOM } from './chat-rig.ts';
import { startLiveKit, type LiveKitRig } from './livekit-rig.ts';

const callSchema = z.object({ room: z.string(), identity: z.string(), token: z.string(), url: z.string() });

describeWith(['livekit-server'], "the browser's token", (paths) => {
  let rig: LiveKitRig;
  let server: RunningServer;
  let api: string;
  const rooms: Room[] = [];

  beforeAll(async () => {
    rig = await startLiveKit(paths['livekit-server']);
    const opened = await openRig(() => ({}), { testRoom: { ...TEST_ROOM, livekit: rig.livekit } });
    server = opened.server;
    api = `http://${opened.url}/api/test-room/calls`;
  });

  afterAll(async () => {
    await Promise.all(rooms.map((room) => room.disconnect()));
    await server.close();
    await rig.close();
    await closeTestDatabase();
    await dispose();
  });

  const post = (url: string, body: unknown) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const newCall = async (callerNumber: string | null = null) =>
    callSchema.parse(await (await post(api, { callerNumber })).json());
  const renew = ({ room, token }: { room: string; token: string }) => post(`${api}/${room}/token`, { token });
  const join = async ({ url, token }: { url: string; token: string }) => {
    const room = new Room();
    rooms.push(room);
    await room.connect(url, token, { autoSubscribe: false, dynacast: false });
    return room;
  };
  const http = () => rig.livekit.url.replace('ws', 'http');
  const dispatches = (room: string) =>
    new AgentDispatchClient(http(), rig.livekit.apiKey, rig.livekit.apiSecret).listDispatch(room);
  const service = () => new RoomServiceClient(http(), rig.livekit.apiKey, rig.livekit.apiSecret);

  it('lets its caller into its room and dispatches our agent there, with what the call is about', async () => {
    const call = await newCall('(415) 555-1234');
    const room = await join(call);
    expect(room.name).toBe(call.room);
    expect(room.localParticipant?.identity).toBe(call.identity);
    const [dispatch, ...others] = await dispatches(call.room);
    expect(others).toEqual([]);
    expect(dispatch?.agentName).toBe('switchboard');
    expect(JSON.parse(dispatch?.metadata ?? '')).toMatchObject({
      channel: 'browser',
      callerNumber: '+14155551234',
    });
  });

  it('allows a microphone, listening and data, and nothing else', async () => {
    const call = await newCall();
    await join(call);
    const participant = await service().getParticipant(call.room, call.identity);
    expect(participant.permission).toMatchObject({
      canSubscribe: true,
      canPublish: true,
      canPublishData: true,
      canUpdateMetadata: false,
      hidden: false,
      canPublishSources: [2],
    });
  });

  it('opens no other room: the room is in the token, and the token is signed', async () => {
    const [mine, theirs] = await Promise.all([newCall(), newCall()]);
    await join(theirs);
    const [head = '', claims = '', signature = ''] = mine.token.split('.');
    const forged = Buffer.from(
      Buffer.from(claims, 'base64url').toString().replaceAll(mine.room, theirs.room),
    ).toString('base64url');
    await expect(join({ url: mine.url, token: `${head}.${forged}.${signature}` })).rejects.toThrow();
    const room = await join(mine);
    expect(room.name).toBe(mine.room);
    expect([...room.remoteParticipants.keys()]).toEqual([]);
  });

  it('expires', async () => {
    const ticket = { room: 'call-old', identity: 'caller-old' };
    const token = await callToken(rig.livekit, ticket, { lifeSeconds: -300 });
    await expect(join({ url: rig.livekit.url, token })).rejects.toThrow();
    expect(await service().listRooms(['call-old'])).toEqual([]);
  });

  it('is renewed for the same room and identity, and the renewed one calls no second agent', async () => {
    const call = await newCall();
    const before = await join(call);
    await before.disconnect();
    const renewed = callSchema.parse(await (await renew(call)).json());
    expect(renewed).toMatchObject({ room: call.room, identity: call.identity });
    expect(renewed.token).not.toContain('roomConfig');
    const room = await join(renewed);
    expect(room.name).toBe(call.room);
    expect(await dispatches(call.room)).toHaveLength(1);
  });

  it('that has expired is renewed as well, for the call may be longer than its token', async () => {
    const call = await newCall();
    await join(call);
    const token = await callToken(rig.livekit, call, { lifeSeconds: -3600 });
    expect((await renew({ ...call, token })).status).toBe(201);
    const ancient = await callToken(rig.livekit, call, { lifeSeconds: -7 * 3600 });
    expect((await renew({ ...call, token: ancient })).status).toBe(403);
  });

  it('is not renewed for another room, nor by a stranger, nor when the call is over', async () => {
    const [mine, theirs] = await Promise.all([newCall(), newCall()]);
    await Promise.all([join(mine), join(theirs)]);
    expect((await renew({ room: theirs.room, token: mine.token })).status).toBe(403);
    const strange = { apiKey: 'testkey', apiSecret: 'another-secret-of-32-characters-or-so' };
    expect((await renew({ ...mine, token: await callToken(strange, mine) })).status).toBe(403);
    await service().deleteRoom(mine.room);
    const answer = await renew(mine);
    expect(answer.status).toBe(410);
    expect(await answer.json()).toMatchObject({ error: { code: 'call_over' } });
  });
});
