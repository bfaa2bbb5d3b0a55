// A caller at the test room's page in a real Chromium. The microphone is a wire: what the test plays is what the page
// hears; from there on it is the browser's own sound, echo cancellation and WebRTC.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';

/** Screenshots of each run, to be looked at; not part of the repository. */
const SHOTS = resolve(import.meta.dirname, '../../test-artefacts');

export async function openBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      ...[
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
      ],
      ...['--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required'],
      ...['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
    ],
  });
}

export class BrowserCaller {
  readonly page: Page;
  /** What the page complained of in its console. */
  readonly complaints: string[] = [];
  readonly #context: BrowserContext;

  private constructor(page: Page, context: BrowserContext) {
    this.page = page;
    this.#context = context;
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  static async open(browser: Browser, url: string, options: Parameters<Browser['newContext']>[0] = {}) {
    const context = await browser.newContext({ viewport: { width: 1360, height: 860 }, ...options });
    await context.addInitScript({ path: resolve(import.meta.dirname, 'page-microphone.js') });
    const page = await context.newPage();
    const caller = new BrowserCaller(page, context);
    await page.goto(url);
    return caller;
  }

  async call(by: 'voice' | 'text' = 'voice'): Promise<void> {
    await this.page.getByTestId(by === 'voice' ? 'call' : 'call-by-text').click();
    await this.said(/./);
  }

  /** Speaks into the page's microphone; resolves when the last sample has been played. */
  async say(pcm: Int16Array, rate = 24_000): Promise<void> {
    await this.page.evaluate(`playToMicrophone(${JSON.stringify(Array.from(pcm))}, ${rate})`);
  }

  /** From now on the page's chat connections can be cut, as by a network that is gone, and let through again. */
  async breakableChat(): Promise<{ cut: () => Promise<void>; mend: () => void }> {
    const connections: { close: () => Promise<void> }[] = [];
    let isCut = false;
    await this.page.routeWebSocket(/\/chat$/, (socket) => {
      if (isCut) {
        void socket.close({ code: 3001 });
        return;
      }
      const server = socket.connectToServer();
      connections.push({
        close: async () => {
          await Promise.all([server.close({ code: 3001 }), socket.close({ code: 3001 })]);
        },
      });
    });
    return {
      cut: async () => {
        isCut = true;
        await Promise.all(connections.splice(0).map((each) => each.close()));
      },
      mend: () => (isCut = false),
    };
  }

  /** Another window that remembers what this one does, as a duplicated tab. */
  async sameTab(): Promise<Page> {
    const remembered = await this.page.evaluate<string>('JSON.stringify(sessionStorage)');
    const page = await this.#context.newPage();
    await page.addInitScript(`Object.assign(sessionStorage, ${remembered})`);
    await page.goto(this.page.url());
    return page;
  }

  async type(text: string): Promise<void> {
    await this.page.getByTestId('chat-input').fill(text);
    await this.page.getByTestId('send').click();
  }

  /** An agent's finished words in the transcript. */
  async said(words: RegExp): Promise<void> {
    const items = this.page.locator('[data-testid=transcript-item][data-kind=agent]');
    await this.#see(items.filter({ hasText: words }).first());
  }

  async speaks(agent: string): Promise<void> {
    await this.#see(this.page.locator(`[data-testid=active-agent][data-agent=${agent}]`));
  }

  /** What is on the page instead tells why it is not there. */
  async #see(wanted: Locator): Promise<void> {
    try {
      await wanted.waitFor({ timeout: 40_000 });
    } catch (cause) {
      await this.shot('what-went-wrong');
      const instead = await this.page.getByTestId('transcript').innerText();
      throw new Error(`not on the page: ${String(wanted)}\ninstead:\n${instead}`, { cause });
    }
  }

  async hangUp(): Promise<void> {
    await this.page.getByTestId('end').click();
    await this.page.getByTestId('end-confirm').click();
    await this.page.getByTestId('summary').waitFor({ timeout: 20_000 });
  }

  async shot(name: string): Promise<void> {
    mkdirSync(SHOTS, { recursive: true });
    await this.page.screenshot({ path: resolve(SHOTS, `${name}.png`) });
  }

  async close(): Promise<void> {
    await this.#context.close();
  }
}
