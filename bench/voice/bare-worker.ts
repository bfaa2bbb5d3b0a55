// Serves an agent that is compared to ours to a LiveKit server, set up as our own worker is.
import { AgentServer, initializeLogger, ServerOptions } from '@livekit/agents';
import { join } from 'node:path';
import { z } from 'zod';

const environment = z
  .object({
    ...{ LIVEKIT_URL: z.string(), LIVEKIT_API_KEY: z.string(), LIVEKIT_API_SECRET: z.string() },
    ...{ BENCH_AGENT: z.string(), BENCH_AGENT_NAME: z.string() },
    ...{ BENCH_PORT: z.coerce.number(), BENCH_MAX_CALLS: z.coerce.number() },
  })
  .parse(process.env);

initializeLogger({ pretty: false, level: 'warn' });
const server = new AgentServer(
  new ServerOptions({
    ...{
      agent: join(import.meta.dirname, `${environment.BENCH_AGENT}-agent.ts`),
      agentName: environment.BENCH_AGENT_NAME,
    },
    wsURL: environment.LIVEKIT_URL,
    apiKey: environment.LIVEKIT_API_KEY,
    apiSecret: environment.LIVEKIT_API_SECRET,
    ...{ host: '127.0.0.1', port: environment.BENCH_PORT, production: true },
    ...{ numIdleProcesses: 1, initializeProcessTimeout: 60_000 },
    loadFunc: async (worker) => worker.activeJobs.length / environment.BENCH_MAX_CALLS,
    loadThreshold: 0.999,
  }),
);
process.once('SIGTERM', () => void server.close().finally(() => process.exit()));
await server.run();
