// The test room in a real browser: a spoken call, a typed one, a reload, and the page of past calls.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BrowserCaller, openBrowser } from '../support/browser-caller.ts';
import { describeWith } from '../support/programs.ts';
import { startLine, type RunningLine } from '../support/running-line.ts';

const CALL = 120_000;

describeWith(['livekit-server', 'chromium'], 'the test room', (paths) => {
  let line: RunningLine;
  let browser: Browser;

  beforeAll(async () => {
    line = await startLine();
    browser = await openBrowser(paths.chromium);
  }, 200_000);

  afterAll(async () => {
    await browser.close();
    await line.stop();
  }, 60_000);

  it(
    'holds a spoken call from the greeting to the cancelled visit, and shows all of it',
    async () => {
      const caller = await BrowserCaller.open(browser, line.url);
      await caller.shot('1-start');
      await caller.call();
      await caller.say(await line.speech('I need to cancel my appointment'));
      await caller.said(/zip/i);
      await caller.page.getByTestId('waited-parts').first().waitFor();
      await caller.page.getByTestId('own-level').waitFor();
      expect(await caller.page.getByTestId('cost').locator('..').innerText()).toMatch(/if real/i);
      await caller.shot('2-verification');
      await caller.say(await line.speech('nine eight one oh nine'));
      await caller.speaks('cancellation');
      await caller.said(/which/i);
      await caller.shot('3-handed-over');
      await caller.say(await line.speech('the first one'));
      await caller.said(/\?/);
      await caller.page.locator('[data-tool=cancel_appointment][data-status=success]').first().waitFor();
      await caller.said(/cancel the .*\?/i);
      await caller.say(await line.speech('yes please'));
      await caller.said(/is cancelled|cancelled/i);
      await caller.say(await line.speech("no that's all thanks"));
      await caller.page.getByTestId('summary').waitFor({ timeout: 40_000 });
      await caller.shot('4-summary');
      expect(await caller.page.getByTestId('disposition').textContent()).toMatch(/resolved/i);
      await caller.page.getByTestId('call-page').click();
      await caller.page.getByTestId('past-call').waitFor();
      expect(await caller.page.getByTestId('call-title').textContent()).toMatch(/treatment cancelled/i);
      await caller.shot('5-past-call');
      const download = caller.page.waitForEvent('download');
      await caller.page.getByTestId('replay-file').first().click();
      expect((await download).suggestedFilename()).toMatch(/\.yaml$/);
      expect(caller.complaints).toEqual([]);
      await caller.close();
    },
    CALL,
  );

  it(
    'goes on with the same call when the page is reloaded in the middle of it',
    async () => {
      const caller = await BrowserCaller.open(browser, line.url);
      await caller.call();
      await caller.type('I need to cancel my appointment');
      await caller.said(/zip/i);
      await caller.page.reload();
      await caller.said(/zip/i);
      await caller.shot('6-reloaded');
      await caller.type('98109');
      await caller.speaks('cancellation');
      await caller.hangUp();
      expect(await caller.page.getByTestId('summary-text').textContent()).toMatch(/Dana/);
      await caller.close();
    },
    CALL,
  );

  it(
    'goes on with the same typed call after breaks and a reload, and lets no second window take it over',
    async () => {
      const caller = await BrowserCaller.open(browser, line.url);
      const breaks = await caller.breakableChat();
      await caller.call('text');
      await breaks.cut();
      await caller.page.getByTestId('banner-reconnecting').waitFor();
      await caller.type('do I owe anything');
      breaks.mend();
      await caller.said(/zip/i);
      const second = await caller.sameTab();
      await second.getByTestId('banner-broken').waitFor();
      await second.close();
      await caller.page.reload();
      await caller.said(/zip/i);
      await caller.page.getByTestId('keypad-toggle').click();
      for (const key of '98109#') await caller.page.getByTestId(`key-${key}`).click();
      await caller.speaks('billing');
      expect(await caller.page.getByTestId('transcript').innerText()).not.toContain('98109');
      await caller.hangUp();
      expect(await caller.page.getByTestId('summary-text').textContent()).toMatch(/Dana/);
      await caller.close();
    },
    CALL,
  );

  it(
    'is usable on a telephone in the dark',
    async () => {
      const caller = await BrowserCaller.open(browser, line.url, {
        viewport: { width: 390, height: 844 },
        colorScheme: 'dark',
        hasTouch: true,
      });
      await caller.shot('7-phone-start');
      await caller.call();
      await caller.type('do I owe anything');
      await caller.said(/zip/i);
      await caller.shot('8-phone-call');
      const overflow = await caller.page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow).toBe(0);
      await caller.hangUp();
      await caller.close();
    },
    CALL,
  );
});
