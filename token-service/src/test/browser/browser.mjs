// What the browser scripts share: tools, Chromium, files to send, and a watch on what a page must not do.
import { createHash, randomFillSync } from 'node:crypto';
import { createRequire } from 'node:module';
import { closeSync, openSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** From the folder that install-servers fills: a module that is not beside this file. */
export const tool = createRequire(join(process.env.BROWSER_TOOLS, 'package.json'));

const MIB = 1024 * 1024;

/** A file of random bytes: its path and SHA-256. */
export function randomFile(name, size) {
  const path = join(process.env.FOLDER ?? tmpdir(), name);
  const hash = createHash('sha256');
  const chunk = Buffer.alloc(Math.min(MIB, size));
  const file = openSync(path, 'w');
  for (let left = size; left > 0; left -= chunk.length) {
    const next = randomFillSync(chunk).subarray(0, Math.min(chunk.length, left));
    hash.update(next);
    writeSync(file, next);
  }
  closeSync(file);
  return { path, sha256: hash.digest('hex') };
}

/** Runs the scenario in a fresh Chromium, and prints as one line of JSON what it returns. */
export async function run(scenario) {
  const args = JSON.parse(process.env.SCENARIO);
  let seen;
  const browser = await tool('playwright-core').chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      '--no-first-run', '--disable-quic', '--disable-dev-shm-usage'],
  });
  try {
    const context = await browser.newContext({ colorScheme: args.dark ? 'dark' : 'light', viewport: args.viewport });
    const page = await context.newPage();
    page.setDefaultTimeout(args.timeout ?? 30_000);
    seen = watch(page);
    const result = await scenario({ args, page, context });
    console.log(JSON.stringify({ ...result, ...seen, origins: [...seen.origins] }));
  } catch (failure) {
    console.error(seen?.errors.join('\n'));
    throw failure;
  } finally {
    await browser.close();
  }
}

/** Errors, dialogs, and everybody that the page talked to. */
function watch(page) {
  const seen = { errors: [], dialogs: [], origins: new Set(), requests: [] };
  page.on('console', (message) => message.type() === 'error' && seen.errors.push(unsigned(message.text())));
  page.on('pageerror', (error) => seen.errors.push(String(error)));
  page.on('dialog', (dialog) => { seen.dialogs.push(dialog.message()); dialog.accept(); });
  page.on('requestfailed', (request) =>
    request.failure().errorText !== 'net::ERR_ABORTED' && seen.errors.push(`${request.method()} ${unsigned(request.url())}: ${request.failure().errorText}`));
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin === 'null') return;
    seen.origins.add(origin);
    seen.requests.push(`${request.method()} ${request.method() === 'PUT' ? 'part' : pathname.split('/').slice(3).join('/')}`);
  });
  return seen;
}

/** Without what could be used again. */
const unsigned = (text) => text.replace(/\?[^\s'"]*|\/u\/[^\s'"/]*/g, '…');

/** A picture for whoever wants to look. */
export async function picture(page, name) {
  if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, `${name}.png`) });
}
