// Files that repeat what the code says: they must agree with it.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, type CollectionTag } from 'yaml';
import { z } from 'zod';
import { callsThatFit } from '../../../src/channels/room/calls-that-fit.ts';
import { LIVEKIT_SERVER_VERSION, LIVEKIT_SIP_VERSION } from '../../../src/launcher/livekit/version.ts';

const read = (name: string): string => readFileSync(resolve(import.meta.dirname, '../../..', name), 'utf8');

const serviceSchema = z.looseObject({
  image: z.string().optional(),
  command: z.array(z.string()).optional(),
  ports: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.unknown()).optional(),
  healthcheck: z.unknown().optional(),
  profiles: z.array(z.string()).optional(),
  deploy: z
    .object({
      resources: z.object({ limits: z.object({ cpus: z.string().optional(), memory: z.string() }) }),
    })
    .optional(),
  depends_on: z
    .record(z.string(), z.object({ condition: z.string(), required: z.boolean().optional() }))
    .optional(),
});

/** `!reset` and `!override` are Compose's own. */
const composeTags: CollectionTag[] = ['!reset', '!override'].map((tag) => ({ tag, collection: 'seq' }));
const servicesOf = (name: string) =>
  z
    .object({ services: z.record(z.string(), serviceSchema) })
    .parse(parse(read(name), { merge: true, customTags: composeTags })).services;
const compose = { services: servicesOf('compose.yaml') };
const tls = { services: servicesOf('compose.tls.yaml') };

/** Read elsewhere than in environment.ts: by the launcher, by compose alone, by tests. */
const ELSEWHERE = ['LIVEKIT_SERVER', 'SWITCHBOARD_TOOLS'];
const OF_COMPOSE = [
  ...['POSTGRES_PASSWORD', 'LIVEKIT_NODE_IP', 'LISTEN_ADDRESS', 'WEB_PORT', 'COMPOSE_PROFILES'],
  ...['WORKER_MEMORY', 'SITE_DOMAIN', 'LIVEKIT_DOMAIN'],
];

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
    const added = Object.entries(tls.services).filter(([name]) => !(name in compose.services));
    for (const [name, service] of [...Object.entries(compose.services), ...added]) {
      // The image has the web server's; compose has the worker's.
      expect(service.healthcheck ?? (name === 'web' ? 'in the image' : undefined), name).toBeDefined();
      expect(service.deploy?.resources.limits, name).toBeDefined();
      for (const { condition } of Object.values(service.depends_on ?? {})) {
        expect(condition, name).toBe('service_healthy');
      }
    }
  });

  test('limits no service to more processors than the smallest machine has', () => {
    for (const [name, { deploy }] of Object.entries({ ...tls.services, ...compose.services })) {
      expect(Number(deploy?.resources.limits.cpus ?? 1), name).toBeLessThanOrEqual(1);
    }
  });

  test('gives the worker memory for as many calls as its own default takes, and says so', () => {
    const memory = /8G/.exec(compose.services['worker']?.deploy?.resources.limits.memory ?? '');
    expect(memory).not.toBeNull();
    const gibibytes = (count: number) => ({ limit: count * 2 ** 30, total: 64 * 2 ** 30 });
    expect([2, 4, 8, 16].map((count) => callsThatFit(gibibytes(count), 2))).toEqual([3, 10, 25, 25]);
    expect(compose.services['worker']?.command?.join(' ')).not.toContain('--max-calls');
    for (const [, size, calls] of read('docs/deployment.md').matchAll(/^\| (\d+) GiB[^|]*\| (\d+) \|/gm))
      expect(callsThatFit(gibibytes(Number(size)), 2)).toBe(Number(calls));
  });

  test('lets the worker wait for the voice of the rehearsal, where there is one', () => {
    expect(compose.services['rehearsal']?.profiles).toEqual(['rehearsal']);
    expect(compose.services['worker']?.depends_on?.['rehearsal']).toEqual({
      condition: 'service_healthy',
      required: false,
    });
  });

  test('asks only for what it cannot do without', () => {
    const required = [...read('compose.yaml').matchAll(/\$\{([A-Z_]+):\?/g)].map(([, name]) => name);
    expect(new Set(required)).toEqual(
      new Set(['POSTGRES_PASSWORD', 'SWITCHBOARD_SECRET', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET']),
    );
  });

  test('hands the web server every setting of the desk', () => {
    const desk = environmentVariables().filter((name) => /^(DESK_|PUBLIC_URL)/.test(name));
    expect(Object.keys(compose.services['web']?.environment ?? {})).toEqual(expect.arrayContaining(desk));
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

describe('compose.tls.yaml', () => {
  test('puts a proxy that is believed in front of the web server, and nothing else', () => {
    expect(tls.services['web']?.command).toEqual([
      ...(compose.services['web']?.command ?? []),
      '--behind-proxy',
    ]);
    expect(tls.services['web']?.ports).toEqual([]);
    expect(read('deploy/Caddyfile')).toMatch(/\{\$SITE_DOMAIN\} \{\s+reverse_proxy web:8080/);
    expect(read('deploy/Caddyfile')).toMatch(/\{\$LIVEKIT_DOMAIN\} \{\s+reverse_proxy livekit:7880/);
  });

  test('tells browsers of the names that the proxy answers to', () => {
    expect(tls.services['web']?.environment).toMatchObject({
      PUBLIC_URL: expect.stringMatching(/^https:\/\/\$\{SITE_DOMAIN/) as string,
      LIVEKIT_PUBLIC_URL: expect.stringMatching(/^wss:\/\/\$\{LIVEKIT_DOMAIN/) as string,
    });
  });
});

describe('commands in the documentation', () => {
  const programs = new Set(
    [...read('src/main.ts').matchAll(/import \{ add(\w+)Command \}/g)].map(([, name]) => name?.toLowerCase()),
  );

  test('that run in the image begin with a command of ours', () => {
    const found = [
      'README.md',
      'compose.yaml',
      'Dockerfile',
      'docs/deployment.md',
      'docs/telephone.md',
      'docs/desk.md',
    ]
      .flatMap((name) => [...read(name).matchAll(/docker compose run --rm (?:web|worker) (\S+)/g)])
      .map(([, command]) => command?.replace(/`.*/, ''));
    expect(found.length).toBeGreaterThan(2);
    for (const command of found) expect(programs).toContain(command);
  });
});

describe('the version of Node', () => {
  test('is the same in the image and in CI, and one that package.json allows', () => {
    const images = [...read('Dockerfile').matchAll(/^FROM node:(\d+)/gm)].map(([, major]) => Number(major));
    const ci = Number(/^node_version=(\d+)\./m.exec(read('.ci/run'))?.[1]);
    const { engines } = z
      .object({ engines: z.object({ node: z.string() }) })
      .parse(JSON.parse(read('package.json')));
    expect(new Set([...images, ci]).size).toBe(1);
    expect(ci).toBeGreaterThanOrEqual(Number(/\d+/.exec(engines.node)?.[0]));
  });
});
