// Somebody of the company at the desk, in a real Chromium: signs in, takes calls, talks with callers.
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

const SHOTS = resolve(import.meta.dirname, '../../test-artefacts');
const LIMIT = 40_000;

export class DeskBrowser {
  readonly page: Page;
  /** What the page complained of in its console. */
  readonly complaints: string[] = [];
  readonly #context: BrowserContext;

  private constructor(page: Page, context: BrowserContext) {
    this.page = page;
    this.#context = context;
    page.on('console', (message) => {
      // A ticket that somebody else took is answered with 409, and a browser calls that an error.
      if (message.type() === 'error' && !/status of 409/.test(message.text()))
        this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.setDefaultTimeout(LIMIT);
  }

  /** Signs in as one of the demo's people and is available. */
  static async open(browser: Browser, url: string, email: string): Promise<DeskBrowser> {
    const context = await browser.newContext({ viewport: { width: 1360, height: 860 } });
    await context.addInitScript({ path: resolve(import.meta.dirname, 'page-microphone.js') });
    const page = await context.newPage();
    const desk = new DeskBrowser(page, context);
    await page.goto(`${url}/desk`);
    await page.locator(`[data-testid=desk-person][data-email="${email}"]`).click();
    const available = desk.see('desk-available');
    await available.waitFor();
    if ((await available.getAttribute('data-availability')) !== 'available') await available.click();
    await page.locator('[data-testid=desk-available][data-availability=available]').waitFor();
    return desk;
  }

  see(testId: string): Locator {
    return this.page.getByTestId(testId);
  }

  /** Opens the ticket of a caller who waits on the line. */
  async openWaiting(ticketId: string): Promise<void> {
    await this.page.locator(`[data-testid=desk-ticket][data-ticket="${ticketId}"]`).click();
    await this.see('desk-brief').waitFor();
  }

  async take(ticketId: string): Promise<void> {
    await this.openWaiting(ticketId);
    await this.see('desk-take').click();
  }

  async join(): Promise<void> {
    await this.see('desk-join').click();
    await this.see('desk-in-call').waitFor();
  }

  /** Speaks into the page's microphone; resolves when the last sample has been played. */
  async say(pcm: Int16Array, rate = 24_000): Promise<void> {
    await this.page.evaluate(`playToMicrophone(${JSON.stringify(Array.from(pcm))}, ${rate})`);
  }

  async finish(note: string): Promise<void> {
    await this.see('desk-note').fill(note);
    await this.see('desk-disposition-resolved').check({ force: true });
    await this.see('desk-finish').click();
  }

  async handBack(agreed: string): Promise<void> {
    await this.see('desk-note').fill(agreed);
    await this.see('desk-hand-back').click();
  }

  async shot(name: string): Promise<void> {
    mkdirSync(SHOTS, { recursive: true });
    await this.page.screenshot({ path: resolve(SHOTS, `${name}.png`) });
  }

  /** Gone without a word, as a browser that crashes. */
  async close(): Promise<void> {
    await this.#context.close();
  }
}
