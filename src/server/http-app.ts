// What is plain HTTP: health, and telling everyone else where the chat is.
import { Hono } from 'hono';
import type { Logger } from 'pino';
import { redact } from '../understand/index.ts';
import type { ChatCompany } from './chat-company.ts';
import type { Health } from './health.ts';

export const CHAT_PATH = '/chat';

export interface HttpAppDeps {
  company: ChatCompany;
  health: () => Promise<Health>;
  /** Calls under way. */
  calls: () => number;
  logger: Logger;
}

export function createHttpApp({ company, health, calls, logger }: HttpAppDeps): Hono {
  const app = new Hono();
  app.get('/health', async (c) => {
    const { status, database } = await health();
    const { slug, languageModel } = company;
    c.header('cache-control', 'no-store');
    return c.json(
      { status, company: slug, languageModel, calls: calls(), database },
      status === 'ok' ? 200 : 503,
    );
  });
  app.get(CHAT_PATH, (c) => {
    c.header('upgrade', 'websocket');
    return c.json(problem('upgrade_required', `${CHAT_PATH} is a WebSocket: see docs/web-chat.md.`), 426);
  });
  app.notFound((c) => c.json(problem('not_found', `There is /health, and ${CHAT_PATH} by WebSocket.`), 404));
  app.onError((error, c) => {
    logger.error({ error: redact(String(error)) }, 'A request failed.');
    return c.json(problem('internal', 'Something went wrong on our side.'), 500);
  });
  return app;
}

function problem(code: string, message: string) {
  return { error: { code, message } };
}
