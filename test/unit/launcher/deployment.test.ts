// Files that repeat what the code says: they must agree with it.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { LIVEKIT_SERVER_VERSION, LIVEKIT_SIP_VERSION } from '../../../src/launcher/livekit/version.ts';

const read = (name: string): string => readFileSync(resolve(import.meta.dirname, '../../..', name), 'utf8');

const compose = z
  .object({
    services: z.record(
      z.string(),
      z.looseObject({
        image: z.string().optional(),
        ports: z.array(z.string()).optional(),
        environment: z.record(z.string(), z.unknown()).optional(),
        healthcheck: z.unknown().optional(),
        deploy: z.object({ resources: z.object({ limits: z.unknown() }) }).optional(),
        depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
      }),
    ),
  })
  .parse(parse(read('compose.yaml'), { merge: true }));

/** Read elsewhere than in environment.ts: by the launcher, by compose alone, by tests. */
const ELSEWHERE = ['LIVEKIT_SERVER', 'SWITCHBOARD_TOOLS'];
const OF_COMPOSE = ['POSTGRES_PASSWORD', 'LIVEKIT_NODE_IP', 'LISTEN_ADDRESS', 'WEB_PORT', 'COMPOSE_PROFILES'];

function environmentVariables(): string[] {
  return [...read('src/config/environment.ts').matchAll(/^ {2}([A-Z][A-Z0-9_]+): /gm)].map(
    ([, name]) => name ?? '',
  );
}

describe('.env.example', () => {
  const lines = read('.env.example').split('\n');
  const listed = lines.flatMap((line) => /^([A-Z][A-Z0-9_]+)=/.exec(line)?.[1] ?? []);

  test('lists every variable that is read, once, and no other', () => {
    expect(environmentVariables().length).toBeGreaterThan(10);
    expect([...listed].sort()).toEqual([...environmentVariables(), ...ELSEWHERE, ...OF_COMPOSE].sort());
  });

  test('has a line of explanation above each variable or group, and no value', () => {
    lines.forEach((line, at) => {
      if (/^[A-Z]/.test(line)) {
        expect(line).toMatch(/^[A-Z0-9_]+=$/);
        expect(lines[at - 1]).toMatch(/^(#|[A-Z])/);
      }
    });
  });
});

describe('compose.yaml', () => {
  test('runs the pinned LiveKit server', () => {
    expect(compose.services['livekit']?.image).toBe(`livekit/livekit-server:${LIVEKIT_SERVER_VERSION}`);
  });

  test('runs the pinned telephone side, on the ports and with the Redis that its configuration names', () => {
    const { sip, redis } = compose.services;
    expect(sip?.image).toBe(`livekit/sip:${LIVEKIT_SIP_VERSION}`);
    expect(redis).toBeDefined();
    const config = z
      .object({ sip_port: z.number(), rtp_port: z.string(), redis: z.object({ address: z.string() }) })
      .parse(parse(read('deploy/livekit-sip.yaml')));
    expect(config.redis.address).toBe('redis:6379');
    expect(sip?.ports).toEqual([
      `${config.sip_port}:${config.sip_port}/udp`,
      `${config.sip_port}:${config.sip_port}/tcp`,
      `${config.rtp_port}:${config.rtp_port}/udp`,
    ]);
  });

  test('gives every service a health check and a limit, and starts nothing before what it needs is healthy', () => {
    for (const [name, service] of Object.entries(compose.services)) {
      // The image has the web server's; compose has the worker's.
      expect(service.healthcheck ?? (name === 'web' ? 'in the image' : undefined), name).toBeDefined();
      expect(service.deploy?.resources.limits, name).toBeDefined();
      for (const { condition } of Object.values(service.depends_on ?? {})) {
        expect(condition, name).toBe('service_healthy');
      }
    }
  });

  test('takes every variable of the shape of a secret from .env', () => {
    expect(read('compose.yaml')).not.toMatch(/(SECRET|PASSWORD|KEY): *[A-Za-z0-9]/);
  });

  test('hands the application only variables that it reads, and .env has a place for them', () => {
    const known = new Set([...environmentVariables(), ...ELSEWHERE]);
    for (const service of ['web', 'worker']) {
      const names = Object.keys(compose.services[service]?.environment ?? {});
      expect(names.filter((name) => !known.has(name))).toEqual([]);
    }
  });
});
