// The page of a ticket, as somebody uses it.
import { picture, randomFile, run } from './browser.mjs';

const state = (page, name) => page.waitForSelector(`main[data-state="${name}"]`);
const percent = (page, least) =>
  page.waitForFunction((n) => parseInt(document.getElementById('percent').textContent, 10) >= n, least, { polling: 20 });

/** Slow enough to do something meanwhile. */
async function slow(page, bytesPerSecond) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: bytesPerSecond,
  });
}

const scenarios = {
  async send({ args, page }) {
    const file = randomFile(args.name, args.size);
    await page.goto(args.url);
    await state(page, 'choose');
    await picture(page, `${args.picture ?? 'send'}-idle`);
    await page.setInputFiles('#file', file.path);
    await state(page, 'done');
    await picture(page, `${args.picture ?? 'send'}-done`);
    return { sha256: file.sha256, text: await page.innerText('#done'), focus: await page.evaluate(() => document.activeElement.id) };
  },

  async pauseAndReload({ args, page }) {
    const file = randomFile(args.name, args.size);
    await page.goto(args.url);
    await state(page, 'choose');
    await slow(page, args.size / 6);
    await page.setInputFiles('#file', file.path);
    await percent(page, 45);
    await page.keyboard.press('Enter'); // the focus is on the button that pauses
    await page.waitForFunction(() => document.getElementById('left').textContent === 'paused');
    await picture(page, 'paused');
    const paused = await page.textContent('#percent');
    await page.keyboard.press('Enter');
    await percent(page, 80);
    await picture(page, 'uploading');
    await page.reload(); // asks, and is told to go on
    await state(page, 'choose');
    await page.setInputFiles('#file', file.path);
    await page.waitForFunction(() => parseInt(document.getElementById('percent').textContent, 10) > 0);
    const resumed = await page.textContent('#percent');
    await state(page, 'done');
    return { sha256: file.sha256, paused, resumed, kept: await page.evaluate(() => localStorage.length) };
  },

  async cancel({ args, page }) {
    const file = randomFile(args.name, args.size);
    await page.goto(args.url);
    await state(page, 'choose');
    await slow(page, args.size / 6);
    await page.setInputFiles('#file', file.path);
    await percent(page, 20);
    const aborted = page.waitForResponse((response) => response.request().method() === 'DELETE');
    await page.click('#cancel');
    await state(page, 'choose');
    return { status: (await aborted).status(), spoken: await page.textContent('#status') };
  },

  async refused({ args, page }) {
    const file = randomFile(args.name, args.size);
    await page.goto(args.url);
    await state(page, 'choose');
    await page.setInputFiles('#file', file.path);
    await state(page, 'failed');
    await picture(page, args.picture ?? 'refused');
    return { reason: await page.textContent('#reason'), images: await page.locator('img').count() };
  },

  async look({ args, page }) {
    const answer = await page.goto(args.url);
    await picture(page, args.picture);
    return { status: answer.status(), text: await page.innerText('main') };
  },
};

await run((run) => scenarios[run.args.scenario](run));
